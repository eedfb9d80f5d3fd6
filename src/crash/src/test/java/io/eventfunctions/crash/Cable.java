package io.eventfunctions.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.eventfunctions.process.FreePort;

/** The network between an application and a server on loopback: TCP connections that the test resets, refuses and stalls. */
final class Cable implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;
    private static final int BACKLOG = 50;

    private final int port = FreePort.find();
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket listener;
    private boolean stalled;

    private Cable(int target) {
        this.target = target;
    }

    /** A cable to a port of loopback, which is whole. */
    static Cable to(int target) {
        Cable cable = new Cable(target);
        cable.restore();
        return cable;
    }

    /** Where the server is, seen through it. */
    int port() {
        return port;
    }

    /** How many connections it has carried. */
    int connections() {
        return connections.get();
    }

    /** Resets all connections; new ones are carried. What was on its way is lost. */
    void cut() {
        sockets.forEach(Cable::reset);
    }

    /** Resets all connections, and nobody listens any more. */
    synchronized void refuse() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    /** Carries nothing in either direction; connections stay open, and new ones are accepted. */
    synchronized void stall() {
        stalled = true;
    }

    /** Listens, and carries again; what a stall held up arrives. */
    synchronized void restore() {
        stalled = false;
        notifyAll();
        if (listener != null && !listener.isClosed()) {
            return;
        }
        try {
            ServerSocket opened = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
            listener = opened;
            start(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket on) {
        while (!on.isClosed()) {
            try {
                connect(on.accept(), on);
            } catch (IOException e) {
                // Nobody listens any more; or the server does not, and the client sees its connection end.
            }
        }
    }

    private void connect(Socket near, ServerSocket on) throws IOException {
        Socket far;
        try {
            far = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
            near.close();
            throw e;
        }
        // Small parts of a request would wait for each other otherwise.
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        sockets.add(near);
        sockets.add(far);
        connections.incrementAndGet();
        // It may have been refused before this connection was one of those that are reset.
        if (on.isClosed()) {
            reset(near);
            reset(far);
        }
        start(() -> carry(near, far));
        start(() -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                awaitFlow();
                out.write(chunk, 0, length);
            }
            awaitFlow();
        } catch (IOException e) {
            // Reset by the test or by one of the sides: the other one learns it when both are closed.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private synchronized void awaitFlow() {
        try {
            while (stalled) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() {
        refuse();
        stalled = false;
        notifyAll();
    }
}
