package com.example.users;

import java.util.Map;
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

    private final Map<String, Integer> visits = new ConcurrentHashMap<>();

    /** Counts users; one whose event is redelivered is still one user. */
    @Funq
    @Incoming("users")
    public void addToAnalytics(UserRegistered user, @Context EventContext context) {
        visits.merge(user.id(), 1, Integer::sum);
        LOG.infof("User %s joined, event %s; %d users so far", user.id(), context.id(), visits.size());
    }

    /** The number of different users. */
    public int count() {
        return visits.size();
    }

    /** How often the user's registration was seen. */
    public int visits(String user) {
        return visits.getOrDefault(user, 0);
    }
}
