package memberict.commands;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which folders a command works on; what is not said is as the settings have it. */
final class Where {

    @Option(names = "--data", paramLabel = "DIR", description = "What the service keeps. Default: ./data")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "DIR", description = "Categories, training, councils. Default: config")
    private @Nullable Path config;

    @Option(names = "--knowledge-base", paramLabel = "DIR", description = "The articles. Default: knowledge-base")
    private @Nullable Path knowledgeBase;

    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        put(settings, "data", data);
        put(settings, "config", config);
        put(settings, "knowledge-base", knowledgeBase);
        return settings;
    }

    private static void put(Map<String, Object> settings, String name, @Nullable Path folder) {
        if (folder != null) {
            settings.put("memberict.folders." + name, folder.toAbsolutePath().toString());
        }
    }
}
