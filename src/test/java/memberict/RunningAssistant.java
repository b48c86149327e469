package memberict;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The product as its users run it: a process of its own, on an H2 file, on a port of its own. */
final class RunningAssistant {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Process process;
    private final URI address;
    private final Path log;
    private final Duration startUp;

    private RunningAssistant(Process process, URI address, Path log, Duration startUp) {
        this.process = process;
        this.address = address;
        this.log = log;
        this.startUp = startUp;
    }

    static RunningAssistant start(Path data, String... arguments) {
        int port = freePort();
        Instant begun = Instant.now();
        Process process = launch(data, port, arguments);
        Path log = data.resolve("start.log");
        URI address = URI.create("http://localhost:" + port);
        Instant latest = begun.plus(Duration.ofMinutes(4));
        while (Instant.now().isBefore(latest)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the assistant stopped while starting:\n" + read(log));
            }
            if (answers(address)) {
                return new RunningAssistant(process, address, log, Duration.between(begun, Instant.now()));
            }
            pause(Duration.ofMillis(100));
        }
        process.destroyForcibly();
        throw new IllegalStateException("the assistant did not start in time:\n" + read(log));
    }

    /** Starts it and waits for it to stop by itself, as it does where something is wrong. Returns what it printed. */
    static String startInVain(Path data, int port, String... arguments) {
        Process process = launch(data, port, arguments);
        try {
            if (!process.waitFor(Duration.ofMinutes(3))) {
                process.destroyForcibly();
                throw new IllegalStateException("it went on running:\n" + read(data.resolve("start.log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return read(data.resolve("start.log"));
    }

    private static Process launch(Path data, int port, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "memberict.MemberIctAssistant",
                "--memberict.folders.data=" + data,
                "--server.port=" + port));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .directory(new File("").getAbsoluteFile())
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("start.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return address;
    }

    Duration startUp() {
        return startUp;
    }

    long pid() {
        return process.pid();
    }

    String log() {
        return read(log);
    }

    /** As a power-off does it: no farewell. */
    void kill() {
        // Not Process.destroyForcibly: that also closes our end of its output.
        process.toHandle().destroyForcibly();
        process.toHandle().onExit().join();
    }

    void stop() {
        process.toHandle().destroy();
        process.toHandle().onExit().join();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(URI address) {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(address.resolve("/actuator/health"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Another process is waited for: there is nothing in this one to be told by. */
    static void pause(Duration time) {
        java.util.concurrent.locks.LockSupport.parkNanos(time.toNanos());
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(no log)";
        }
    }
}
