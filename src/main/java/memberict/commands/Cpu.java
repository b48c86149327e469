package memberict.commands;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Supplier;

/** The processor's time that work took on this thread, whatever else the machine was doing. */
final class Cpu {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS_A_MILLI = 1e6;

    private Cpu() {}

    record Timed<T>(T result, double millis) {}

    static <T> Timed<T> timed(Supplier<T> work) {
        long before = THREADS.getCurrentThreadCpuTime();
        T result = work.get();
        return new Timed<>(result, (THREADS.getCurrentThreadCpuTime() - before) / NANOS_A_MILLI);
    }

    /** The value that a share of the others do not exceed; 0 where there are none. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
