package com.example.greetings;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the greetings that arrive from the queue. */
@ApplicationScoped
public class GuestBook {

    private final List<String> entries = new CopyOnWriteArrayList<>();

    @Funq
    @Incoming("greetings")
    public void write(GuestGreeted greeted) {
        entries.add(greeted.words());
    }

    List<String> entries() {
        return entries;
    }
}
