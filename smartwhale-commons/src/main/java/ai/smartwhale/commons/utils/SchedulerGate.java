// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.SchedulerEntry.Place;
import ai.smartwhale.commons.utils.scheduling.ConflictPolicy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leads runs that are due past their resource to the threads, in the order in which they came. A task is here at most
 * once, so that the number of tasks bounds all queues. Guarded by the lock of the scheduler.
 */
final class SchedulerGate {

    /** How many hold a resource, and who waits for it. */
    private static final class Resource {
        private final Deque<SchedulerEntry> waiting = new ArrayDeque<>();
        private int holders;
    }

    private final Map<String, Resource> resources = new HashMap<>();
    private final Deque<SchedulerEntry> ready = new ArrayDeque<>();

    /** Takes an entry in whose run is owed; false if its policy is to leave out a run whose resource is busy. */
    boolean enter(SchedulerEntry entry) {
        String key = entry.spec.resource().orElse(null);
        if (key != null) {
            Resource resource = resources.computeIfAbsent(key, absent -> new Resource());
            boolean busy = resource.holders > 0 || !resource.waiting.isEmpty();
            if (busy && entry.spec.conflictPolicy() == ConflictPolicy.SKIP) {
                return false;
            }
            if (busy && entry.spec.conflictPolicy() == ConflictPolicy.DELAY) {
                entry.place = Place.AT_RESOURCE;
                resource.waiting.add(entry);
                return true;
            }
            resource.holders++;
        }
        entry.place = Place.READY;
        ready.add(entry);
        return true;
    }

    /** Takes an entry out that does not run yet. */
    void withdraw(SchedulerEntry entry) {
        if (entry.place == Place.READY) {
            ready.remove(entry);
            leave(entry);
        } else if (entry.place == Place.AT_RESOURCE) {
            entry.place = Place.NONE;
            entry.spec.resource().map(resources::get).ifPresent(resource -> resource.waiting.remove(entry));
        }
    }

    /** Gives the resource of an entry to the next that waits for it. */
    void leave(SchedulerEntry entry) {
        entry.place = Place.NONE;
        String key = entry.spec.resource().orElse(null);
        Resource resource = key == null ? null : resources.get(key);
        if (key == null || resource == null || --resource.holders > 0) {
            return;
        }
        SchedulerEntry next = resource.waiting.poll();
        if (next == null) {
            resources.remove(key);
        } else {
            resource.holders++;
            next.place = Place.READY;
            ready.add(next);
        }
    }

    @Nullable
    SchedulerEntry takeReady() {
        SchedulerEntry entry = ready.poll();
        if (entry != null) {
            entry.place = Place.RUNNING;
        }
        return entry;
    }

    int readyCount() {
        return ready.size();
    }

    /** Forgets all that does not run yet. */
    void clear() {
        ready.forEach(entry -> entry.place = Place.NONE);
        resources.values().forEach(resource -> resource.waiting.forEach(entry -> entry.place = Place.NONE));
        ready.clear();
        resources.clear();
    }
}
