package memberict.signin;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator why the start was refused, and what to do. */
class NoSignInProviderAnalyzer extends AbstractFailureAnalyzer<NoSignInProvider> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoSignInProvider cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set server.address to 127.0.0.1, or remove it to get that default: in config/application.yaml, in the"
                        + " environment (SERVER_ADDRESS) or on the command line (--server.address).",
                cause);
    }
}
