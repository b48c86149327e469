package memberict;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says that the database was made by another version, instead of a stack trace. */
class OtherVersionsDatabaseAnalyzer extends AbstractFailureAnalyzer<FlywayValidateException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, FlywayValidateException cause) {
        String which =
                String.valueOf(cause.getMessage()).lines().skip(1).findFirst().orElse("");
        return new FailureAnalysis(
                "The database has been changed by another version of the assistant, most likely a newer one. " + which,
                "Start that version, or restore the backup that was made before it was first started.",
                cause);
    }
}
