package com.example.users;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.eventfunctions.EventContext;

/** Counts users. Knows nothing of {@link Welcome}: both get every event, and neither feels the other's failures. */
@ApplicationScoped
public class Analytics {

    private static final Logger LOG = Logger.getLogger(Analytics.class);

    private final Set<String> users = ConcurrentHashMap.newKeySet();

    /** Counts a user once, however often the event comes. */
    @Funq
    @Incoming("users")
    public void addToAnalytics(UserRegistered user, @Context EventContext context) {
        users.add(user.id());
        LOG.infof("User %s joined, event %s; %d users so far", user.id(), context.id(), users.size());
    }

    /** The number of different users. */
    public int count() {
        return users.size();
    }
}
