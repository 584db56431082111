// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.GlobPattern;
import ai.smartwhale.commons.cache.RemoteStoreListener;

/**
 * How keys look in Redis, and what a change of one means. The namespace is in braces, so that a cluster keeps it
 * together.
 *
 * <ul>
 *   <li>{@code prefix:g:{ns}} the generation of a namespace
 *   <li>{@code prefix:v:{ns}:generation:id} a value
 *   <li>{@code prefix:p:{ns}:random:pattern} lives for a moment, to tell that ids matching a pattern were removed
 *   <li>{@code prefix:b:random} a beacon, to see whether changes are told
 *   <li>{@code prefix-lease:{ns}:id} a lease, whose changes are told to nobody
 *   <li>{@code prefix-flight:{id}} and {@code prefix-landing:{id}:token}, see {@link LettuceFlights}: nobody either
 * </ul>
 */
final class RedisKeys {

    private static final int MOST_STARS = 3;

    private final String root;
    private final String generations;
    private final String values;
    private final String patterns;
    private final String beacons;
    private final String leases;

    RedisKeys(String prefix) {
        this.root = prefix + ':';
        this.generations = root + "g:{";
        this.values = root + "v:{";
        this.patterns = root + "p:{";
        this.beacons = root + "b:";
        this.leases = prefix + "-lease:{";
    }

    /** What all keys begin with whose changes are told. */
    String root() {
        return root;
    }

    String generation(String namespace) {
        return generations + namespace + '}';
    }

    String value(CacheKey key, String generation) {
        return values(key.namespace(), generation) + key.id();
    }

    String values(String namespace, String generation) {
        return values + namespace + "}:" + generation + ':';
    }

    String pattern(String namespace, String random, GlobPattern pattern) {
        return patterns + namespace + "}:" + random + ':' + pattern;
    }

    String beacon(String random) {
        return beacons + random;
    }

    String lease(CacheKey key) {
        return leases + key.namespace() + "}:" + key.id();
    }

    /** Tells a listener what the change of a key means; keys of nobody here mean nothing. */
    void tell(String key, RemoteStoreListener listener) {
        try {
            if (key.startsWith(values)) {
                listener.changed(new CacheKey(namespace(key, values), afterSecond(key, values)));
            } else if (key.startsWith(generations)) {
                listener.dropped(namespace(key, generations));
            } else if (key.startsWith(patterns)) {
                listener.changedMatching(namespace(key, patterns), GlobPattern.of(afterSecond(key, patterns)));
            }
        } catch (InvalidValueException | StringIndexOutOfBoundsException e) {
            // Somebody wrote a key that only looks like one of ours: what it hides is not known.
            listener.uncertain();
        }
    }

    private static String namespace(String key, String start) {
        return key.substring(start.length(), key.indexOf('}', start.length()));
    }

    /** What follows the generation, or the random part. */
    private static String afterSecond(String key, String start) {
        int first = key.indexOf(':', key.indexOf('}', start.length()));
        return key.substring(key.indexOf(':', first + 1) + 1);
    }

    /**
     * A pattern of Redis that matches at least what ours does; Redis counts bytes where we count characters. It goes
     * back for each star without limit, and nobody else is served meanwhile: what follows the third star is left to us.
     */
    static String scanPattern(String keyStart, GlobPattern pattern) {
        StringBuilder out = new StringBuilder();
        escape(out, keyStart);
        String text = pattern.toString();
        int stars = 0;
        boolean afterStar = false;
        for (int i = 0; i < text.length() && stars < MOST_STARS; i++) {
            char c = text.charAt(i);
            boolean star = c == '*' || c == '?' || Character.isSurrogate(c);
            if (star && !afterStar) {
                out.append('*');
                stars++;
            } else if (c == '\\' && i + 1 < text.length()) {
                escape(out, String.valueOf(text.charAt(++i)));
            } else if (!star) {
                escape(out, String.valueOf(c));
            }
            afterStar = star;
        }
        return out.toString();
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("*?[]\\^-".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
    }
}
