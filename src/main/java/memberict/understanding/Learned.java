package memberict.understanding;

import java.util.List;

/**
 * All that was learnt from the training messages.
 *
 * @param accuracy the share of messages read rightly by a classifier that had not learnt from them
 */
record Learned(
        List<Label> labels,
        IntentClassifier classifier,
        ScopeGauge scope,
        Temperature temperature,
        int messages,
        double accuracy) {}
