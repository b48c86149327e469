package memberict.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What was found, in figures. */
final class SearchReport {

    private final List<Pair> answerable;
    private final List<Pair> others;
    private final int articles;

    SearchReport(List<Asked> asked, List<Found> found, int articles) {
        List<Pair> pairs = IntStream.range(0, asked.size())
                .mapToObj(i -> new Pair(asked.get(i), found.get(i)))
                .toList();
        this.answerable =
                pairs.stream().filter(pair -> !pair.asked().right().isEmpty()).toList();
        this.others =
                pairs.stream().filter(pair -> pair.asked().right().isEmpty()).toList();
        this.articles = articles;
    }

    /** @param right the articles that answer; empty where none does */
    record Asked(String text, Set<String> right) {}

    record Scored(String article, double score) {}

    /**
     * @param ranked best first
     * @param answeredWith the article that would be sent; empty where none would
     * @param reply what would be sent
     * @param millis of processor time
     */
    record Found(List<Scored> ranked, Optional<String> answeredWith, String reply, double millis) {}

    private record Pair(Asked asked, Found found) {

        /** Counted from 1; 0 where it was not found. */
        int rank() {
            List<Scored> ranked = found.ranked();
            for (int i = 0; i < ranked.size(); i++) {
                if (asked.right().contains(ranked.get(i).article())) {
                    return i + 1;
                }
            }
            return 0;
        }

        boolean isAmong(int most) {
            return rank() > 0 && rank() <= most;
        }

        boolean answeredRightly() {
            return found.answeredWith().filter(asked.right()::contains).isPresent();
        }

        boolean answered() {
            return found.answeredWith().isPresent();
        }
    }

    ObjectNode json() {
        ObjectNode all = JsonLines.object();
        all.put("questions", answerable.size() + others.size());
        all.put("articles", articles);
        all.put("with_article", answerable.size());
        put(all, "hit_at_1", hit(1));
        put(all, "hit_at_3", hit(3));
        put(all, "mrr", mrr());
        put(all, "answered_rightly", share(answerable, pair -> pair.answeredRightly() ? 1 : 0));
        put(all, "answered_wrongly", share(answerable, SearchReport::wrongly));
        all.put("without_article", others.size());
        all.put("without_article_answered", answeredWithout());
        ObjectNode cpu = all.putObject("cpu_ms");
        cpu.put("mean", Cpu.mean(millis()));
        cpu.put("median", Cpu.quantile(millis(), 0.5));
        return all;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("%,d questions, %,d articles".formatted(answerable.size() + others.size(), articles));
        lines.add("");
        if (!answerable.isEmpty()) {
            lines.add(line("Right article first", hit(1), "of " + answerable.size()));
            lines.add(line("Right article among three", hit(3), ""));
            lines.add("%-34s %8.1f".formatted("Mean reciprocal rank, times 100", 100 * mrr().orElse(0)));
            lines.add(line("Answered with the right article", share(answerable, p -> p.answeredRightly() ? 1 : 0), ""));
            lines.add(line("Answered with another", share(answerable, SearchReport::wrongly), ""));
        }
        if (!others.isEmpty()) {
            lines.add(
                    "%-34s %8s".formatted("Answered though none is right", answeredWithout() + " of " + others.size()));
        }
        lines.add("%-34s %5.1f ms  median %.1f"
                .formatted("Processor time a question", Cpu.mean(millis()), Cpu.quantile(millis(), 0.5)));
        return String.join("\n", lines);
    }

    private OptionalDouble hit(int among) {
        return share(answerable, pair -> pair.isAmong(among) ? 1 : 0);
    }

    private OptionalDouble mrr() {
        return share(answerable, pair -> pair.rank() == 0 ? 0 : 1.0 / pair.rank());
    }

    private long answeredWithout() {
        return others.stream().filter(Pair::answered).count();
    }

    private static double wrongly(Pair pair) {
        return pair.answered() && !pair.answeredRightly() ? 1 : 0;
    }

    private double[] millis() {
        return Stream.concat(answerable.stream(), others.stream())
                .mapToDouble(pair -> pair.found().millis())
                .toArray();
    }

    private static OptionalDouble share(List<Pair> some, ToDoubleFunction<Pair> worth) {
        return some.stream().mapToDouble(worth).average();
    }

    private static String line(String what, OptionalDouble share, String remark) {
        return "%-34s %8s  %s"
                .formatted(what, MessageReport.percent(share), remark)
                .stripTrailing();
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }
}
