// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Numbers groups of keys in the order they first come, as many as there is room for; all later ones share the last
 * number. Finding a number takes no lock and makes no text. Thread-safe.
 */
final class KeyGroups {

    /** What stands for all groups that came too late. No namespace has such a name. */
    static final String OTHER = "(other)";

    private final KeyPrefix prefix;
    private final int most;
    private final AtomicReferenceArray<@Nullable Group> table;
    private final List<String> names = new ArrayList<>();
    private volatile boolean full;

    private record Group(String namespace, String prefix, int number) {

        boolean has(CacheKey key, int length) {
            return prefix.length() == length
                    && namespace.equals(key.namespace())
                    && (length == 0 || key.id().startsWith(prefix));
        }
    }

    KeyGroups(KeyPrefix prefix, int most) {
        this.prefix = prefix;
        this.most = most;
        this.table = new AtomicReferenceArray<>(Integer.highestOneBit(most) << 2);
    }

    /** How many numbers there are, with that of all others. */
    int size() {
        return most + 1;
    }

    int of(CacheKey key) {
        String id = key.id();
        int length = Math.max(0, Math.min(id.length(), prefix.lengthIn(id)));
        int at = home(key, length);
        Group group = table.get(at);
        while (group != null) {
            if (group.has(key, length)) {
                return group.number();
            }
            at = (at + 1) & (table.length() - 1);
            group = table.get(at);
        }
        return full ? most : add(key, length);
    }

    /** The table is four times as large as the number of groups, so that a free place is near. */
    private int add(CacheKey key, int length) {
        synchronized (names) {
            int at = home(key, length);
            Group group = table.get(at);
            while (group != null) {
                if (group.has(key, length)) {
                    return group.number();
                }
                at = (at + 1) & (table.length() - 1);
                group = table.get(at);
            }
            if (names.size() >= most) {
                return most;
            }
            String text = key.id().substring(0, length);
            table.set(at, new Group(key.namespace(), text, names.size()));
            full = names.size() + 1 == most;
            names.add(length == 0 ? key.namespace() : key.namespace() + ':' + text);
            return names.size() - 1;
        }
    }

    /** The names by number, that of all others last. */
    List<String> names() {
        synchronized (names) {
            List<String> all = new ArrayList<>(names);
            while (all.size() < most) {
                all.add(OTHER);
            }
            all.add(OTHER);
            return all;
        }
    }

    private int home(CacheKey key, int length) {
        int hash = key.namespace().hashCode();
        String id = key.id();
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + id.charAt(i);
        }
        hash *= 0x9e3779b9;
        return (hash ^ (hash >>> 16)) & (table.length() - 1);
    }
}
