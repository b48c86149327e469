package memberict.commands;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import memberict.settings.Entry;
import memberict.settings.SettingsFile;
import org.h2.api.ErrorCode;

/** What the service deals with outside its files: the database, the port, Microsoft, mail. */
final class Neighbourhood {

    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:file:([^;]+)(?:;.*)?");
    private static final int KEY_LENGTH = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Workbench workbench;

    Neighbourhood(Workbench workbench) {
        this.workbench = workbench;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Database database = database();
        findings.add(database.finding());
        findings.add(port(database.inUse()));
        findings.add(teams());
        for (Path file : councilFiles()) {
            Entry council = SettingsFile.mapping(file);
            String name = council.text("short-name");
            findings.add(graph(name, council));
            findings.addAll(mailbox(name, council));
        }
        findings.add(rawCopies());
        return findings;
    }

    /** @param inUse whether another process has it open, which only a running service does */
    private record Database(Finding finding, boolean inUse) {}

    private Database database() {
        String url = workbench.setting("spring.datasource.url").orElse("");
        Matcher embedded = H2_FILE.matcher(url);
        if (embedded.matches()) {
            Path file = Path.of(embedded.group(1) + ".mv.db");
            if (Files.notExists(file)) {
                return new Database(Finding.ok("Database", "%s, made at the first start".formatted(file)), false);
            }
            return connect(url + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r", file.toString());
        }
        return connect(url, url);
    }

    private Database connect(String url, String name) {
        DriverManager.setLoginTimeout((int) PATIENCE.toSeconds());
        try (Connection connection = DriverManager.getConnection(
                url,
                workbench.setting("spring.datasource.username").orElse(""),
                workbench.setting("spring.datasource.password").orElse(""))) {
            return new Database(
                    Finding.ok(
                            "Database",
                            "%s answers (%s)"
                                    .formatted(name, connection.getMetaData().getDatabaseProductName())),
                    false);
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return new Database(Finding.ok("Database", name + ", in use: the assistant is running"), true);
            }
            return new Database(
                    Finding.look(
                            "Database",
                            "%s does not answer: %s"
                                    .formatted(
                                            name,
                                            String.valueOf(e.getMessage())
                                                    .lines()
                                                    .findFirst()
                                                    .orElse(e.toString()))),
                    false);
        }
    }

    private Finding port(boolean running) {
        int port = Integer.parseInt(workbench.setting("server.port").orElse("0"));
        String address = workbench.setting("server.address").orElse("");
        try (ServerSocket free = new ServerSocket(port, 1, address.isEmpty() ? null : InetAddress.getByName(address))) {
            return running
                    ? Finding.note("Port", "%d is free: the running assistant listens on another".formatted(port))
                    : Finding.ok("Port", "%d is free".formatted(free.getLocalPort()));
        } catch (IOException e) {
            return taken(port);
        }
    }

    private static Finding taken(int port) {
        URI health = URI.create("http://localhost:%d/actuator/health".formatted(port));
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            String body = http.send(
                            HttpRequest.newBuilder(health).timeout(PATIENCE).build(), BodyHandlers.ofString())
                    .body();
            if (body.contains("\"status\":\"UP\"")) {
                return Finding.ok("Port", "%d: an assistant answers there and is well".formatted(port));
            }
            if (body.contains("\"status\":")) {
                return Finding.look("Port", "%d: an assistant answers there and is not well: %s".formatted(port, body));
            }
        } catch (ConnectException e) {
            return Finding.look("Port", "%d may not be listened on by this user".formatted(port));
        } catch (IOException e) {
            // something else listens there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Finding.look(
                "Port", "%d is taken by another program; stop it, or set server.port to another".formatted(port));
    }

    private Finding teams() {
        Optional<String> app = workbench.setting("memberict.teams.app-id");
        if (app.isEmpty()) {
            return Finding.note("Teams", "on this machine only, for trying out: memberict.teams.app-id is not set");
        }
        for (String needed : List.of("app-tenant", "app-secret")) {
            if (workbench.setting("memberict.teams." + needed).isEmpty()) {
                return Finding.look("Teams", "memberict.teams.%s is missing".formatted(needed));
            }
        }
        return Finding.ok("Teams", "registered as " + app.get());
    }

    private List<Path> councilFiles() {
        try (Stream<Path> files = Files.list(workbench.folders().config().resolve("councils"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // said of the councils already
        }
    }

    private static Finding graph(String council, Entry settings) {
        return settings.optionalEntry("graph").isPresent()
                ? Finding.ok(
                        "Graph",
                        "%s: its people are read from Entra groups; /console shows the last look".formatted(council))
                : Finding.note(
                        "Graph",
                        "%s: its people stand in members.csv and officers.csv, not in Entra".formatted(council));
    }

    private static List<Finding> mailbox(String council, Entry settings) {
        Optional<Entry> mailbox = settings.optionalEntry("mailbox");
        if (mailbox.isEmpty()) {
            return List.of(Finding.note("Mailbox", "%s: none, so no mail is answered".formatted(council)));
        }
        return List.of(
                server(council, "imap", mailbox.get(), 993, 143), server(council, "smtp", mailbox.get(), 465, 587));
    }

    private static Finding server(String council, String kind, Entry mailbox, int encrypted, int otherwise) {
        Entry server = mailbox.entry(kind);
        String host = server.text("host");
        boolean usual = server.optionalText("tls")
                .filter(tls -> !tls.equalsIgnoreCase("implicit"))
                .isEmpty();
        int port = server.read("port", Integer::valueOf, "a port number").orElse(usual ? encrypted : otherwise);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            return Finding.ok(
                    "Mailbox", "%s: %s, %s:%d answers".formatted(council, mailbox.text("address"), host, port));
        } catch (IOException e) {
            return Finding.look(
                    "Mailbox",
                    "%s: %s:%d (%s) does not answer: %s; is the host right, and the way to it open?"
                            .formatted(council, host, port, kind, e.getMessage()));
        }
    }

    private Finding rawCopies() {
        Optional<String> key = workbench.setting("memberict.raw-copies.key");
        if (key.isPresent()) {
            return isKey(key.get())
                    ? Finding.ok("Raw copies", "sealed with the key in memberict.raw-copies.key")
                    : Finding.look(
                            "Raw copies",
                            "memberict.raw-copies.key must be the base64 of %d bytes, such as 'openssl rand -base64 %d' prints"
                                    .formatted(KEY_LENGTH, KEY_LENGTH));
        }
        Path file = workbench.folders().data().resolve("raw-copies.key");
        return Finding.note(
                "Raw copies",
                Files.exists(file)
                        ? "sealed with the key in %s: back it up apart from the database".formatted(file)
                        : "sealed with a key that the first start makes in %s".formatted(file));
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text.strip()).length == KEY_LENGTH;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
