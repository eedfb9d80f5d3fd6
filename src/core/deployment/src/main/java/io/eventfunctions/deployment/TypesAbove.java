package io.eventfunctions.deployment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** The classes and interfaces that a type is a kind of, as far as they are in the index. */
record TypesAbove(IndexView index) {

    /** The type itself and those above it, the nearest first; superclasses before interfaces. */
    Set<DotName> of(DotName type) {
        Set<DotName> found = new LinkedHashSet<>();
        Deque<DotName> open = new ArrayDeque<>(Set.of(type));
        while (!open.isEmpty()) {
            DotName next = open.remove();
            if (found.add(next)) {
                ClassInfo known = index.getClassByName(next);
                if (known != null) {
                    if (known.superName() != null) {
                        open.add(known.superName());
                    }
                    open.addAll(known.interfaceNames());
                }
            }
        }
        return found;
    }
}
