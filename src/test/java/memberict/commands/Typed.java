package memberict.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command as it was typed, and what came of it. */
record Typed(int code, String out, String err, List<String> served) {

    static Typed line(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> served = new ArrayList<>();
        Starter starter = new Starter() {

            @Override
            public void serve(List<String> given) {
                served.add("served");
                served.addAll(given);
            }

            @Override
            public <T> int withoutDoors(List<String> given, Class<T> part, ToIntFunction<T> errand) {
                throw new UnsupportedOperationException("no command here needs it");
            }
        };
        int code = new CommandLineTool(starter)
                .printingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Typed(code, out.toString(), err.toString(), served);
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }
}
