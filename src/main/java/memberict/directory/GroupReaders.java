package memberict.directory;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import memberict.microsoft.AccessToken;
import memberict.microsoft.GraphClient;
import memberict.microsoft.MicrosoftSettings;

/** Keeps one reader for each council that has groups, made when it is first needed: it brings Microsoft's SDK along. */
final class GroupReaders {

    private final MicrosoftSettings microsoft;
    private final Clock clock;
    private final Map<String, Reader> readers = new ConcurrentHashMap<>();

    GroupReaders(MicrosoftSettings microsoft, Clock clock) {
        this.microsoft = microsoft;
        this.clock = clock;
    }

    private record Reader(GroupSource source, GroupReader reader) {}

    GroupReader of(GroupSource source) {
        return readers.compute(
                        source.council(),
                        (council, kept) ->
                                kept != null && kept.source().equals(source) ? kept : new Reader(source, make(source)))
                .reader();
    }

    private GroupReader make(GroupSource source) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        AccessToken token = new AccessToken(
                http,
                microsoft.login(),
                source.tenant(),
                source.clientId(),
                source.credential(),
                microsoft.graphScope(),
                "the directory of " + source.council(),
                clock);
        return new GroupReader(new GraphClient(microsoft, token, clock), source);
    }
}
