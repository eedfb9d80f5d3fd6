package io.eventfunctions.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The leases of the entries that a channel has received and not settled, by their ids; used on the channel's context only. */
final class InFlightEntries {

    private final Map<String, EntryLease> leases = new LinkedHashMap<>();

    void add(String id, EntryLease lease) {
        leases.put(id, lease);
    }

    boolean contains(String id) {
        return leases.containsKey(id);
    }

    /** Forgets an entry that is settled, unless it has been received again meanwhile. */
    void remove(String id, EntryLease lease) {
        leases.remove(id, lease);
    }

    List<String> ids() {
        return new ArrayList<>(leases.keySet());
    }

    boolean isEmpty() {
        return leases.isEmpty();
    }

    /** Ends all leases and forgets them; returns their entries. */
    List<StreamGroup.Pending> releaseAll() {
        List<StreamGroup.Pending> released =
                leases.values().stream().map(EntryLease::returned).toList();
        leases.values().forEach(EntryLease::lose);
        leases.clear();
        return released;
    }

    /**
     * Applies what the server has answered to a renewal.
     *
     * @param asked the entries that were to be renewed
     * @param held those of them that the consumer still holds
     * @param when a time before the server was asked
     * @return how many another consumer has claimed; they are no longer in flight here
     */
    int renewed(Collection<String> asked, Set<String> held, long when) {
        int lost = 0;
        for (String id : asked) {
            EntryLease lease = leases.get(id);
            if (lease == null) {
                continue;
            }
            if (held.contains(id)) {
                lease.renew(when);
            } else {
                lease.lose();
                leases.remove(id);
                lost++;
            }
        }
        return lost;
    }
}
