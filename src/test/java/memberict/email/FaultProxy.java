package memberict.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between us and a server, and hangs up in the middle of what it says when told to. */
final class FaultProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

    FaultProxy(int target) {
        this.target = target;
        try {
            listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Lets so many bytes from the server pass, then hangs up. */
    void hangUpAfter(long bytes) {
        left.set(bytes);
    }

    void behave() {
        left.set(Long.MAX_VALUE);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> pass(client, server, false));
                Thread.ofVirtual().start(() -> pass(server, client, true));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        byte[] some = new byte[4096];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (counted && left.addAndGet(-read) < 0) {
                    return;
                }
                out.write(some, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side hung up, which is the end of it.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
