package memberict.commands;

import java.io.PrintWriter;
import memberict.commands.Finding.Level;
import picocli.CommandLine.Command;

/** Says what is configured, what answers, and what to do about the rest. Changes nothing and learns nothing. */
@Command(
        name = "doctor",
        description = "Says what is configured, what answers, and what to do about the rest.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "One line each: 'ok' is in order, 'note' is worth knowing, 'LOOK' wants doing; then it ends with 1.",
            "It can be run beside a running service."
        })
final class Doctor extends Errand {

    @Override
    int run(Workbench workbench, PrintWriter out, PrintWriter err) {
        int wanting = 0;
        for (Finding finding : new Examination(workbench).findings()) {
            out.println(finding.line());
            wanting += finding.level() == Level.LOOK ? 1 : 0;
        }
        if (wanting == 0) {
            out.println("All is in order.");
            return CommandLineTool.GOOD;
        }
        out.println(wanting == 1 ? "One thing wants doing." : wanting + " things want doing.");
        return CommandLineTool.WANTING;
    }
}
