package memberict.email;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import memberict.email.SupportMailbox.Server;
import memberict.email.SupportMailbox.Tls;
import memberict.settings.BadSettings;
import memberict.settings.Entry;
import memberict.settings.Folders;
import memberict.settings.SettingsFile;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The mailboxes that the councils' files name. A council without one has no door here. */
@Component
class SupportMailboxes {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    private final Map<String, SupportMailbox> byCouncil = new HashMap<>();

    @Autowired
    SupportMailboxes(Folders folders) {
        this(folders.config(), System::getenv);
    }

    /** @throws BadSettings naming the line at fault */
    SupportMailboxes(Path config, UnaryOperator<@Nullable String> environment) {
        for (Path file : files(config.resolve("councils"))) {
            Entry council = SettingsFile.mapping(file);
            council.optionalEntry("mailbox").ifPresent(entry -> {
                SupportMailbox mailbox = read(council.text("id"), council.text("short-name"), entry, environment);
                if (all().stream().anyMatch(other -> other.address().equals(mailbox.address()))) {
                    throw entry.bad(
                            "address", "another council has the mailbox '%s' already".formatted(mailbox.address()));
                }
                byCouncil.put(mailbox.council(), mailbox);
            });
        }
    }

    List<SupportMailbox> all() {
        return List.copyOf(byCouncil.values());
    }

    Optional<SupportMailbox> of(String council) {
        return Optional.ofNullable(byCouncil.get(council));
    }

    /** Whether it is an address of ours, plain or with a plus. */
    boolean isOurs(String address) {
        String plain = address.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
        return all().stream().anyMatch(mailbox -> mailbox.address().equals(plain));
    }

    private static SupportMailbox read(
            String council, String shortName, Entry entry, UnaryOperator<@Nullable String> environment) {
        entry.allowing(
                "address",
                "name",
                "user",
                "password-file",
                "password-variable",
                "imap",
                "smtp",
                "processed-folder",
                "plus-addresses");
        String address = entry.text("address");
        try {
            return new SupportMailbox(
                    council,
                    address,
                    entry.optionalText("name").orElse(shortName + " ICT"),
                    entry.optionalText("user").orElse(address),
                    password(council, entry, environment),
                    server(entry.entry("imap"), 993, 143),
                    server(entry.entry("smtp"), 465, 587),
                    entry.optionalText("processed-folder").orElse("Processed"),
                    entry.flag("plus-addresses"));
        } catch (IllegalArgumentException e) {
            throw entry.bad("address", String.valueOf(e.getMessage()));
        }
    }

    private static Server server(Entry entry, int implicit, int otherwise) {
        entry.allowing("host", "port", "tls");
        String host = entry.text("host");
        Tls tls = entry.optionalOneOf("tls", Tls.class).orElse(Tls.IMPLICIT);
        if (tls == Tls.NONE && !THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT))) {
            throw entry.bad(
                    "tls",
                    "'tls: none' would send the password in the open; it is for a mail server on this machine only");
        }
        int port = entry.read("port", SupportMailboxes::port, "a port number from 1 to 65535")
                .orElse(tls == Tls.IMPLICIT ? implicit : otherwise);
        return new Server(host, port, tls);
    }

    private static Integer port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port");
        }
        return port;
    }

    private static String password(String council, Entry entry, UnaryOperator<@Nullable String> environment) {
        Optional<String> file = entry.optionalText("password-file");
        if (file.isPresent()) {
            return fromFile(Path.of(file.get()), entry);
        }
        String variable = entry.optionalText("password-variable")
                .orElse("MAILBOX_PASSWORD_" + council.toUpperCase(Locale.ROOT).replace('-', '_'));
        String password = environment.apply(variable);
        if (password == null || password.isEmpty()) {
            throw entry.bad(
                    "password-variable",
                    "the mailbox's password is missing: set the environment variable %s, or name a file that holds it with 'password-file'"
                            .formatted(variable));
        }
        return password;
    }

    private static String fromFile(Path file, Entry entry) {
        try {
            String password = Files.readString(file).strip();
            if (password.isEmpty()) {
                throw entry.bad("password-file", "the file '%s' is empty; it must hold the password".formatted(file));
            }
            return password;
        } catch (IOException e) {
            throw entry.bad(
                    "password-file",
                    "the file '%s' with the mailbox's password cannot be read (%s)"
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }

    private static List<Path> files(Path councils) {
        try (Stream<Path> files = Files.list(councils)) {
            return new ArrayList<>(
                    files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            return List.of();
        }
    }
}
