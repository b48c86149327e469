package memberict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes to start, and what it holds in memory then. */
@Tag("benchmark")
class StartUpBenchmarks {

    private static final int STARTS = 3;

    @TempDir
    Path data;

    @Test
    void startUpAndMemory() throws IOException {
        TrainedModel.copyTo(data);
        double[] seconds = new double[STARTS];
        double[] mebibytes = new double[STARTS];
        for (int start = 0; start < STARTS; start++) {
            RunningAssistant assistant = RunningAssistant.start(data);
            seconds[start] = assistant.startUp().toMillis() / 1000.0;
            mebibytes[start] = residentKibibytes(assistant.pid()) / 1024.0;
            assistant.stop();
        }
        Arrays.sort(seconds);
        Arrays.sort(mebibytes);
        System.out.printf(
                "Start-up until it answers, model learned before: %.1f s; resident memory then: %.0f MiB (medians of %d)%n",
                seconds[STARTS / 2], mebibytes[STARTS / 2], STARTS);
    }

    private static long residentKibibytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
