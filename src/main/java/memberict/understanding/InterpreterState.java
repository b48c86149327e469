package memberict.understanding;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the {@link Interpreter} is doing. Published as an event whenever it changes, so that a start page can show it.
 *
 * @param messages how many the model in use has learnt from; before there is one, how many it will
 * @param percentLearnt set while learning goes on; the old model, if there is one, serves meanwhile
 * @param readySince when the model in use took over; empty before the first
 * @param accuracy the share of training messages read rightly by a model that had not seen them
 * @param threshold the in-scope score below which a message is out of scope
 * @param wordsOnly why messages are understood by their words alone; empty where vectors are used too
 * @param problem what is wrong with the training files, and where; the old model stays in use
 */
public record InterpreterState(
        int messages,
        OptionalInt percentLearnt,
        Optional<Instant> readySince,
        double accuracy,
        double threshold,
        Optional<String> wordsOnly,
        Optional<String> problem) {

    static InterpreterState starting(int messages) {
        return new InterpreterState(
                messages, OptionalInt.empty(), Optional.empty(), 0, 0, Optional.empty(), Optional.empty());
    }

    InterpreterState learning(int percent, Optional<String> wordsOnlyBecause) {
        return new InterpreterState(
                messages, OptionalInt.of(percent), readySince, accuracy, threshold, wordsOnlyBecause, Optional.empty());
    }

    InterpreterState ready(Learned learned, Instant since, Optional<String> wordsOnlyBecause) {
        return new InterpreterState(
                learned.messages(),
                OptionalInt.empty(),
                Optional.of(since),
                learned.accuracy(),
                learned.scope().threshold(),
                wordsOnlyBecause,
                Optional.empty());
    }

    InterpreterState unchanged() {
        return new InterpreterState(
                messages, OptionalInt.empty(), readySince, accuracy, threshold, wordsOnly, Optional.empty());
    }

    InterpreterState troubledBy(String newProblem) {
        return new InterpreterState(
                messages, OptionalInt.empty(), readySince, accuracy, threshold, wordsOnly, Optional.of(newProblem));
    }
}
