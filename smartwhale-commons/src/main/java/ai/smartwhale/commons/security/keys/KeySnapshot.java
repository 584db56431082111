// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that may be used at one moment: all enabled ones, and the primary of each purpose. Immutable; whoever works
 * with one sees no change halfway.
 */
public final class KeySnapshot {

    private final long revision;
    private final Map<Integer, KeyMaterial> enabled;
    private final Map<KeyPurpose, KeyMaterial> primaries;

    private KeySnapshot(long revision, Map<Integer, KeyMaterial> enabled, Map<KeyPurpose, KeyMaterial> primaries) {
        this.revision = revision;
        this.enabled = enabled;
        this.primaries = primaries;
    }

    /**
     * Puts keys together.
     *
     * @param revision grows with every change of the keys
     * @param primaries the primary keys, one at most for each purpose
     * @param others enabled keys that are not primary
     * @return the snapshot
     * @throws InvalidValueException if two keys have the same id or two primaries the same purpose
     */
    public static KeySnapshot of(long revision, Collection<KeyMaterial> primaries, Collection<KeyMaterial> others) {
        Map<Integer, KeyMaterial> byId = new HashMap<>();
        Map<KeyPurpose, KeyMaterial> byPurpose = new EnumMap<>(KeyPurpose.class);
        for (KeyMaterial key : InvalidValueException.requirePresent("primaries", primaries)) {
            if (byPurpose.put(key.purpose(), key) != null) {
                throw new InvalidValueException("primaries", key, "one key for each purpose");
            }
            putOnce(byId, key);
        }
        for (KeyMaterial key : InvalidValueException.requirePresent("others", others)) {
            putOnce(byId, key);
        }
        return new KeySnapshot(revision, Map.copyOf(byId), byPurpose);
    }

    private static void putOnce(Map<Integer, KeyMaterial> byId, KeyMaterial key) {
        if (byId.put(key.id(), key) != null) {
            throw new InvalidValueException("id", key.id(), "an id of its own for each key");
        }
    }

    /**
     * Tells snapshots of one source apart, cheaply.
     *
     * @return a number that grows with every change of the keys
     */
    public long revision() {
        return revision;
    }

    /**
     * The key that makes all that is new.
     *
     * @param purpose what it is for
     * @return the key, or empty if there is no primary key for the purpose
     */
    public Optional<KeyMaterial> primary(KeyPurpose purpose) {
        return Optional.ofNullable(primaries.get(purpose));
    }

    /**
     * A key that was named by what it made.
     *
     * @param id the id
     * @return the key, or empty if there is none of that id or it may not be used
     */
    public Optional<KeyMaterial> find(int id) {
        return Optional.ofNullable(enabled.get(id));
    }

    /**
     * All keys of a purpose.
     *
     * @param purpose what they are for
     * @return the primary one first
     */
    public List<KeyMaterial> all(KeyPurpose purpose) {
        return enabled.values().stream()
                .filter(key -> key.purpose() == purpose)
                .sorted((left, right) -> Boolean.compare(isPrimary(right), isPrimary(left)))
                .toList();
    }

    /**
     * Whether a key makes all that is new of its purpose.
     *
     * @param key a key of this snapshot
     * @return whether it is the primary one
     */
    public boolean isPrimary(KeyMaterial key) {
        KeyMaterial primary = primaries.get(key.purpose());
        return primary != null && primary.id() == key.id();
    }

    @Override
    public String toString() {
        return "revision " + revision + " with " + enabled.size() + " enabled keys, primary " + primaries.values();
    }
}
