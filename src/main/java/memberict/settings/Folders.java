package memberict.settings;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the product's three folders are.
 *
 * @param config councils, categories, training messages, reviews
 * @param knowledgeBase the articles
 * @param data what the product keeps: database, trained model, search index
 */
@ConfigurationProperties(prefix = "memberict.folders", ignoreUnknownFields = false)
public record Folders(
        @DefaultValue("config") Path config,
        @DefaultValue("knowledge-base") Path knowledgeBase,
        @DefaultValue("./data") Path data) {}
