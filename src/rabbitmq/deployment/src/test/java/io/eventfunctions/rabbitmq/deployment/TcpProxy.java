package io.eventfunctions.rabbitmq.deployment;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy between the application and a server that can interrupt all connections. */
public final class TcpProxy implements Closeable {

    private final int target;
    private final ServerSocket socket;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean interrupted;

    /** Starts a proxy between two ports of the loopback interface. */
    public TcpProxy(int near, int target) {
        this.target = target;
        try {
            socket = new ServerSocket(near, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Closes all connections, and each new one at once. */
    public void interrupt() {
        interrupted = true;
        connections.forEach(TcpProxy::close);
    }

    /** Accepts connections again. */
    public void restore() {
        interrupted = false;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket near = socket.accept();
                if (interrupted) {
                    close(near);
                } else {
                    connect(near);
                }
            } catch (IOException e) {
                // The proxy is closed or the server refuses; the client sees it as a failure.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        connections.add(near);
        connections.add(far);
        // It may have been interrupted before this connection was added to those that are closed.
        if (interrupted) {
            close(near);
            close(far);
            return;
        }
        start(() -> copy(near, far));
        start(() -> copy(far, near));
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // Interrupted, or closed by one of the sides.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        interrupt();
    }
}
