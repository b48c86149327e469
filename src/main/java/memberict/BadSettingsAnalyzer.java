package memberict;

import memberict.settings.BadSettings;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start which settings file and line is wrong, instead of a stack trace. */
class BadSettingsAnalyzer extends AbstractFailureAnalyzer<BadSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable root, BadSettings cause) {
        return new FailureAnalysis(
                "A setting is wrong.\n\n    %s, line %d:\n    %s"
                        .formatted(cause.file(), cause.line(), cause.problem()),
                "Correct that line and start again.",
                cause);
    }
}
