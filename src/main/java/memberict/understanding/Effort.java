package memberict.understanding;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** How much of the machine learning may take: all of it while somebody waits for the model, or little. */
enum Effort {
    ONE_PROCESSOR,
    ALL_PROCESSORS;

    int hands() {
        return switch (this) {
            case ONE_PROCESSOR -> 1;
            case ALL_PROCESSORS -> Runtime.getRuntime().availableProcessors();
        };
    }

    /** Does the work for every number below the count, in no order. */
    void each(int count, IntConsumer work) {
        IntStream numbers = IntStream.range(0, count);
        switch (this) {
            case ONE_PROCESSOR -> numbers.forEach(work);
            case ALL_PROCESSORS -> numbers.parallel().forEach(work);
        }
    }
}
