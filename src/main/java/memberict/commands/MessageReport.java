package memberict.commands;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import memberict.tickets.Priority;
import memberict.understanding.InterpreterState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What came out, in figures. Shares are of the lines that say what is right. */
final class MessageReport {

    private static final String NOT_ICT = "not_ict";
    private static final int SHORT_IN_WORDS = 30;

    private final List<Pair> pairs;
    private final InterpreterState state;
    private final Optional<Double> best;
    private final boolean ofTheService;

    /**
     * @param state of what read the lines
     * @param best the threshold at which refusing leaves the most right; empty where nothing out of scope was taught
     * @param ofTheService whether the lines were read as in service, where what is not ours is a category too
     */
    MessageReport(
            List<LabelledLine> lines,
            List<Read> read,
            InterpreterState state,
            Optional<Double> best,
            boolean ofTheService) {
        this.pairs = IntStream.range(0, lines.size())
                .mapToObj(i -> new Pair(lines.get(i), read.get(i)))
                .toList();
        this.state = state;
        this.best = best;
        this.ofTheService = ofTheService;
    }

    /**
     * What was made of a line.
     *
     * @param predicted the likeliest category; null where there was nothing to read
     * @param refused whether its score is below the threshold in use
     * @param selfService whether an article was the first reply; null where that was not asked
     * @param millis of processor time
     */
    record Read(
            @Nullable String predicted,
            double confidence,
            double inScopeScore,
            boolean refused,
            @Nullable Boolean selfService,
            @Nullable Priority priority,
            @Nullable String move,
            double millis) {}

    private record Pair(LabelledLine line, Read read) {

        boolean right() {
            return read.predicted() != null && line.allows(read.predicted());
        }

        /** What stands in a table of right and wrong: another category that is as good counts as the right one. */
        String truth() {
            return right() && read.predicted() != null ? read.predicted() : line.category();
        }
    }

    /** How one category fared. */
    private record OfCategory(int lines, OptionalDouble precision, OptionalDouble recall) {

        double f1() {
            double p = precision.orElse(0);
            double r = recall.orElse(0);
            return p + r == 0 ? 0 : 2 * p * r / (p + r);
        }
    }

    ObjectNode json() {
        ObjectNode all = JsonLines.object();
        all.put("messages", pairs.size());
        all.put("in_scope", inScope().size());
        all.put("out_of_scope", strangers().size());
        put(all, "accuracy", share(inScope(), Pair::right));
        put(
                all,
                "accuracy_after_rejection",
                share(pairs, pair -> rightWhen(pair, pair.read().refused())));
        put(
                all,
                "in_scope_accuracy_after_rejection",
                share(inScope(), pair -> rightWhen(pair, pair.read().refused())));
        put(
                all,
                "out_of_scope_recall",
                share(strangers(), pair -> rightWhen(pair, pair.read().refused())));
        put(all, "macro_f1", macroF1());
        put(all, "out_of_scope_auroc", auroc());
        all.put("threshold", state.threshold());
        ObjectNode atBest = all.putObject("at_best_accuracy_threshold");
        atBest.put("threshold", bestOrInUse());
        atBest.put("from", best.isPresent() ? "cross-validation" : "5 % of in-scope training messages refused");
        put(atBest, "in_scope_accuracy", share(inScope(), pair -> rightAt(pair, bestOrInUse())));
        put(atBest, "out_of_scope_recall", share(strangers(), pair -> rightAt(pair, bestOrInUse())));
        put(atBest, "accuracy", share(pairs, pair -> rightAt(pair, bestOrInUse())));
        ObjectNode selfService = all.putObject("self_service");
        selfService.put("labelled", withSelfService().size());
        put(selfService, "agreement", selfServiceAgreement());
        ObjectNode priority = all.putObject("priority");
        priority.put("labelled", withPriority().size());
        put(priority, "exact", priorityWithin(0));
        put(priority, "within_one", priorityWithin(1));
        ObjectNode cpu = all.putObject("cpu_ms");
        cpu.put("mean", Cpu.mean(millis(_ -> true)));
        cpu.put("median", Cpu.quantile(millis(_ -> true), 0.5));
        cpu.put("p95", Cpu.quantile(millis(_ -> true), 0.95));
        cpu.put("mean_of_30_words_or_fewer", Cpu.mean(millis(MessageReport::isShort)));
        ObjectNode learning = all.putObject("learning");
        learning.put("messages", state.messages());
        learning.put("cross_validated_accuracy", state.accuracy());
        learning.put("words_only", state.wordsOnly().orElse(null));
        ObjectNode categories = all.putObject("categories");
        byCategory().forEach((name, category) -> {
            ObjectNode one = categories.putObject(name);
            one.put("lines", category.lines());
            put(one, "precision", category.precision());
            put(one, "recall", category.recall());
            one.put("f1", category.f1());
        });
        return all;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("%,d messages, %,d of them out of scope; learnt from %,d, of which %s were read rightly when new%s"
                .formatted(
                        pairs.size(),
                        strangers().size(),
                        state.messages(),
                        percent(OptionalDouble.of(state.accuracy())),
                        state.wordsOnly().map(why -> "\nBy words alone: " + why).orElse("")));
        lines.add("");
        lines.add(line("Right category, nothing refused", share(inScope(), Pair::right), ""));
        lines.add(line(
                "Dealt with rightly, refusing as in use",
                share(pairs, pair -> rightWhen(pair, pair.read().refused())),
                "threshold %.3f; %s"
                        .formatted(
                                state.threshold(),
                                ofTheService ? "not_ict and a refusal are one" : "oos is right where refused")));
        lines.add(line("Macro F1", macroF1(), "nothing refused"));
        if (!strangers().isEmpty()) {
            lines.add(line("AUROC of out of scope", auroc(), ""));
            lines.add(line(
                    "At the best-accuracy threshold, in scope",
                    share(inScope(), pair -> rightAt(pair, bestOrInUse())),
                    "threshold %.3f, %s"
                            .formatted(
                                    bestOrInUse(),
                                    best.isPresent()
                                            ? "by cross-validation on what was learnt"
                                            : "which refuses 5 % of in-scope training messages: no oos was taught")));
            lines.add(line(
                    "  and out of scope recognised", share(strangers(), pair -> rightAt(pair, bestOrInUse())), ""));
        }
        if (!withSelfService().isEmpty() && ofTheService) {
            lines.add(line(
                    "Self-service as labelled",
                    selfServiceAgreement(),
                    "of " + withSelfService().size()));
        }
        if (!withPriority().isEmpty() && ofTheService) {
            lines.add(line(
                    "Priority as labelled",
                    priorityWithin(0),
                    "of " + withPriority().size()));
            lines.add(line("  or one beside it", priorityWithin(1), ""));
        }
        lines.add("%-42s %5.1f ms  median %.1f, 95 in 100 below %.1f; of 30 words or fewer %.1f"
                .formatted(
                        ofTheService ? "Processor time a message, reply and all" : "Processor time a message",
                        Cpu.mean(millis(_ -> true)),
                        Cpu.quantile(millis(_ -> true), 0.5),
                        Cpu.quantile(millis(_ -> true), 0.95),
                        Cpu.mean(millis(MessageReport::isShort))));
        lines.add("");
        lines.add("%-32s %6s %10s %7s".formatted("category", "lines", "precision", "recall"));
        byCategory()
                .forEach((name, category) -> lines.add("%-32s %6d %10s %7s"
                        .formatted(name, category.lines(), percent(category.precision()), percent(category.recall()))));
        return String.join("\n", lines);
    }

    private List<Pair> inScope() {
        return pairs.stream().filter(pair -> !pair.line().isOutOfScope()).toList();
    }

    private List<Pair> strangers() {
        return pairs.stream().filter(pair -> pair.line().isOutOfScope()).toList();
    }

    private double bestOrInUse() {
        return best.orElse(state.threshold());
    }

    private boolean rightAt(Pair pair, double threshold) {
        return rightWhen(pair, pair.read().inScopeScore() < threshold);
    }

    private boolean rightWhen(Pair pair, boolean refused) {
        boolean turnedAway =
                refused || (ofTheService && NOT_ICT.equals(pair.read().predicted()));
        boolean isAStranger =
                pair.line().isOutOfScope() || (ofTheService && pair.line().allows(NOT_ICT));
        return isAStranger && turnedAway || !refused && pair.right();
    }

    private OptionalDouble macroF1() {
        return byCategory().values().stream()
                .filter(category -> category.lines() > 0)
                .mapToDouble(OfCategory::f1)
                .average();
    }

    private Map<String, OfCategory> byCategory() {
        Map<String, int[]> counts = new TreeMap<>();
        for (Pair pair : inScope()) {
            int[] ofTruth = counts.computeIfAbsent(pair.truth(), _ -> new int[3]);
            ofTruth[0]++;
            ofTruth[1] += pair.right() ? 1 : 0;
            if (pair.read().predicted() != null) {
                counts.computeIfAbsent(pair.read().predicted(), _ -> new int[3])[2]++;
            }
        }
        Map<String, OfCategory> categories = new TreeMap<>();
        counts.forEach((name, count) ->
                categories.put(name, new OfCategory(count[0], ratio(count[1], count[2]), ratio(count[1], count[0]))));
        return categories;
    }

    /** How likely a stranger is to score lower than a message that belongs: half for a tie. */
    private OptionalDouble auroc() {
        double[] belonging = scores(inScope());
        double[] foreign = scores(strangers());
        if (belonging.length == 0 || foreign.length == 0) {
            return OptionalDouble.empty();
        }
        double above = 0;
        int lower = 0;
        int notHigher = 0;
        for (double score : belonging) {
            while (lower < foreign.length && foreign[lower] < score) {
                lower++;
            }
            while (notHigher < foreign.length && foreign[notHigher] <= score) {
                notHigher++;
            }
            above += (lower + notHigher) / 2.0;
        }
        return OptionalDouble.of(above / belonging.length / foreign.length);
    }

    private static double[] scores(Collection<Pair> some) {
        return some.stream()
                .mapToDouble(pair -> pair.read().inScopeScore())
                .sorted()
                .toArray();
    }

    private List<Pair> withSelfService() {
        return pairs.stream()
                .filter(pair -> pair.line().selfService().isPresent())
                .toList();
    }

    private OptionalDouble selfServiceAgreement() {
        return asked(
                (line, read) -> line.selfService().equals(Optional.ofNullable(read.selfService())), withSelfService());
    }

    private List<Pair> withPriority() {
        return pairs.stream().filter(pair -> pair.line().priority().isPresent()).toList();
    }

    private OptionalDouble priorityWithin(int most) {
        return asked(
                (line, read) -> read.priority() != null
                        && Math.abs(line.priority().orElseThrow().ordinal()
                                        - read.priority().ordinal())
                                <= most,
                withPriority());
    }

    /** Nothing is said of what only the service does where it did not read the lines. */
    private OptionalDouble asked(BiPredicate<LabelledLine, Read> agrees, List<Pair> some) {
        return ofTheService ? share(some, pair -> agrees.test(pair.line(), pair.read())) : OptionalDouble.empty();
    }

    private double[] millis(Predicate<Pair> some) {
        return pairs.stream()
                .filter(some)
                .mapToDouble(pair -> pair.read().millis())
                .toArray();
    }

    private static boolean isShort(Pair pair) {
        return pair.line().words().strip().split("\\s+").length <= SHORT_IN_WORDS;
    }

    private static OptionalDouble share(Collection<Pair> some, Predicate<Pair> which) {
        return ratio((int) some.stream().filter(which).count(), some.size());
    }

    private static OptionalDouble ratio(int some, int all) {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) some / all);
    }

    private static String line(String what, OptionalDouble share, String remark) {
        return "%-42s %8s  %s".formatted(what, percent(share), remark).stripTrailing();
    }

    static String percent(OptionalDouble share) {
        return share.isEmpty() ? "-" : String.format(Locale.UK, "%.1f %%", 100 * share.getAsDouble());
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }
}
