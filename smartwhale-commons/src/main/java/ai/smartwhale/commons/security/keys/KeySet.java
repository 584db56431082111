// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Keys with their states: what a keyset file holds. Immutable; every change makes a new set with the next revision. A
 * purpose has one primary key at most, and every primary key is enabled.
 */
public final class KeySet {

    private final long revision;
    private final Map<Integer, KeyInfo> infos;
    private final Map<Integer, KeyMaterial> materials;

    private KeySet(long revision, Map<Integer, KeyInfo> infos, Map<Integer, KeyMaterial> materials) {
        this.revision = revision;
        this.infos = infos;
        this.materials = materials;
    }

    /**
     * A set without keys.
     *
     * @return the set, of revision zero
     */
    public static KeySet empty() {
        return new KeySet(0, Map.of(), Map.of());
    }

    static KeySet of(long revision, List<KeyInfo> infos, List<KeyMaterial> materials) {
        Map<Integer, KeyInfo> byId = new TreeMap<>();
        infos.forEach(info -> byId.put(info.id(), info));
        Map<Integer, KeyMaterial> bytes = new TreeMap<>();
        materials.forEach(material -> bytes.put(material.id(), material));
        return new KeySet(revision, byId, bytes);
    }

    /**
     * Grows with every change.
     *
     * @return zero for the empty set
     */
    public long revision() {
        return revision;
    }

    /**
     * What may be told of the keys.
     *
     * @return ordered by id, destroyed ones too
     */
    public List<KeyInfo> infos() {
        return List.copyOf(infos.values());
    }

    /**
     * What may be told of a key.
     *
     * @param id the key
     * @return what is known of it, or empty if the set never had it
     */
    public Optional<KeyInfo> info(int id) {
        return Optional.ofNullable(infos.get(id));
    }

    /**
     * The primary key of a purpose.
     *
     * @param purpose the purpose
     * @return what may be told of it, or empty if there is none
     */
    public Optional<KeyInfo> primary(KeyPurpose purpose) {
        return infos.values().stream()
                .filter(info -> info.primary() && info.purpose() == purpose)
                .findFirst();
    }

    List<KeyMaterial> materials() {
        return List.copyOf(materials.values());
    }

    /**
     * Adds an enabled key, the primary one if its purpose has none.
     *
     * @param key the key, with an id that the set never had
     * @param created when it was made
     * @return the changed set
     * @throws InvalidValueException if the set knows the id
     */
    public KeySet with(KeyMaterial key, Instant created) {
        if (infos.containsKey(key.id())) {
            throw new InvalidValueException("id", key.id(), "an id that the set does not have");
        }
        boolean first = primary(key.purpose()).isEmpty();
        Map<Integer, KeyInfo> changed = new TreeMap<>(infos);
        changed.put(key.id(), new KeyInfo(key.id(), key.purpose(), KeyStatus.ENABLED, first, created, 0));
        Map<Integer, KeyMaterial> bytes = new TreeMap<>(materials);
        bytes.put(key.id(), key);
        return new KeySet(revision + 1, changed, bytes);
    }

    /**
     * Makes an enabled key the primary one of its purpose.
     *
     * @param id the key
     * @return the changed set, or this one if it is primary already
     * @throws KeyRefusedException if it is unknown, disabled or destroyed
     */
    public KeySet promote(int id) {
        KeyInfo info = require(id);
        if (info.status() != KeyStatus.ENABLED) {
            throw new KeyRefusedException(
                    info.status() == KeyStatus.DISABLED ? KeyRefusal.DISABLED : KeyRefusal.DESTROYED, id);
        }
        return info.primary()
                ? this
                : changed(other -> other.purpose() == info.purpose() ? other.withPrimary(other.id() == id) : other);
    }

    /**
     * Forbids the use of a key that is not primary.
     *
     * @param id the key
     * @return the changed set, or this one if it is disabled already
     * @throws KeyRefusedException if it is unknown, primary or destroyed
     */
    public KeySet disable(int id) {
        KeyInfo info = requireNotDestroyed(id);
        if (info.primary()) {
            throw new KeyRefusedException(KeyRefusal.PRIMARY, id);
        }
        return withStatus(info, KeyStatus.DISABLED);
    }

    /**
     * Allows the use of a disabled key again.
     *
     * @param id the key
     * @return the changed set, or this one if it is enabled already
     * @throws KeyRefusedException if it is unknown or destroyed
     */
    public KeySet enable(int id) {
        return withStatus(requireNotDestroyed(id), KeyStatus.ENABLED);
    }

    /**
     * Leaves out the bytes of a disabled key for good. The bytes in memory stay until {@link #eraseWhatIsNotIn}.
     *
     * @param id the key
     * @return the changed set, or this one if it is destroyed already
     * @throws KeyRefusedException if it is unknown or enabled
     */
    public KeySet destroy(int id) {
        KeyInfo info = require(id);
        if (info.status() == KeyStatus.ENABLED) {
            throw new KeyRefusedException(info.primary() ? KeyRefusal.PRIMARY : KeyRefusal.ENABLED, id);
        }
        KeySet changed = withStatus(info, KeyStatus.DESTROYED);
        Map<Integer, KeyMaterial> bytes = new TreeMap<>(materials);
        bytes.remove(id);
        return new KeySet(changed.revision, changed.infos, bytes);
    }

    /**
     * Forgets a destroyed key, so that its id may come again.
     *
     * @param id the key
     * @return the changed set
     * @throws KeyRefusedException if it is unknown or not destroyed
     */
    public KeySet forget(int id) {
        KeyInfo info = require(id);
        if (info.status() != KeyStatus.DESTROYED) {
            throw new KeyRefusedException(
                    info.status() == KeyStatus.ENABLED ? KeyRefusal.ENABLED : KeyRefusal.DISABLED, id);
        }
        Map<Integer, KeyInfo> changed = new TreeMap<>(infos);
        changed.remove(id);
        return new KeySet(revision + 1, changed, materials);
    }

    /**
     * Notes how often each key was used, without a new revision.
     *
     * @param counted tells how often a key encrypted
     * @return the set with the counts
     */
    public KeySet withUses(ToLongFunction<KeyInfo> counted) {
        Map<Integer, KeyInfo> changed = new TreeMap<>(infos);
        changed.replaceAll((id, info) -> info.withUsed(counted.applyAsLong(info)));
        return new KeySet(revision, changed, materials);
    }

    /**
     * Takes over the key objects of an older set where the bytes are the same, so that those who hold them go on with
     * them.
     *
     * @param older the set before
     * @return this set with as many of the older's objects as possible
     */
    public KeySet adopting(KeySet older) {
        Map<Integer, KeyMaterial> bytes = new TreeMap<>(materials);
        bytes.replaceAll((id, material) -> {
            KeyMaterial before = older.materials.get(id);
            return before != null && before.sameBytes(material) ? before : material;
        });
        return new KeySet(revision, infos, bytes);
    }

    /**
     * Erases the bytes of the keys that a newer set does not have.
     *
     * @param newer the set that is in use now
     */
    public void eraseWhatIsNotIn(KeySet newer) {
        materials.forEach((id, material) -> {
            if (newer.materials.get(id) != material) {
                material.erase();
            }
        });
    }

    /**
     * What those see who use the keys.
     *
     * @return the enabled keys
     */
    public KeySnapshot snapshot() {
        List<KeyMaterial> primaries = new ArrayList<>();
        List<KeyMaterial> others = new ArrayList<>();
        infos.forEach((id, info) -> {
            KeyMaterial material = materials.get(id);
            if (material != null && info.status() == KeyStatus.ENABLED) {
                (info.primary() ? primaries : others).add(material);
            }
        });
        return KeySnapshot.of(revision, primaries, others);
    }

    byte[] allBytes() {
        byte[] all = new byte[materials.size() * KeyPurpose.KEY_BYTES];
        int offset = 0;
        for (KeyMaterial material : materials.values()) {
            byte[] copy = material.copyOfBytes();
            System.arraycopy(copy, 0, all, offset, copy.length);
            Arrays.fill(copy, (byte) 0);
            offset += copy.length;
        }
        return all;
    }

    private KeySet withStatus(KeyInfo info, KeyStatus status) {
        return info.status() == status
                ? this
                : changed(other -> other.id() == info.id() ? other.withStatus(status) : other);
    }

    private KeySet changed(UnaryOperator<KeyInfo> change) {
        Map<Integer, KeyInfo> changed = new TreeMap<>(infos);
        changed.replaceAll((id, info) -> change.apply(info));
        return new KeySet(revision + 1, changed, materials);
    }

    private KeyInfo requireNotDestroyed(int id) {
        KeyInfo info = require(id);
        if (info.status() == KeyStatus.DESTROYED) {
            throw new KeyRefusedException(KeyRefusal.DESTROYED, id);
        }
        return info;
    }

    private KeyInfo require(int id) {
        return info(id).orElseThrow(() -> new KeyRefusedException(KeyRefusal.UNKNOWN, id));
    }

    @Override
    public String toString() {
        return "revision " + revision + " of " + infos.values();
    }
}
