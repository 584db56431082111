// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.keys.KeyInfo;
import ai.smartwhale.commons.security.keys.KeyMaterial;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.keys.KeySet;
import ai.smartwhale.commons.security.keys.KeySetException;
import ai.smartwhale.commons.security.keys.KeySetFault;
import ai.smartwhale.commons.security.keys.KeySetFormat;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import ai.smartwhale.commons.security.keys.KeyStatus;
import ai.smartwhale.commons.security.keys.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Readers see one immutable state; a change makes the next state under a lock, stores it, and then shows it. */
final class DefaultKeyManager implements KeyManager {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultKeyManager.class);
    private static final int COUNTED_AT_ONCE = 1024;

    private final KeyManagerConfig config;
    private final Optional<KeySetStore> store;
    private final KeyAuditor auditor;
    private final KeyWear wear;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock changing = new ReentrantLock();
    private volatile KeyState state;
    private volatile boolean closed;

    private DefaultKeyManager(KeyManagerConfig config, Optional<KeySetStore> store, KeySet keys, KeyAuditor auditor) {
        this.config = config;
        this.store = store;
        this.auditor = auditor;
        this.state = KeyState.of(keys, config);
        this.wear = new KeyWear(this, config, auditor);
    }

    static DefaultKeyManager open(KeyManagerConfig config) {
        KeyAuditor auditor = new KeyAuditor(config.audit(), config.clock());
        Optional<KeySetStore> store = config.store().map(KeySetStore::new);
        try {
            KeySet keys = store.flatMap(KeySetStore::readNews).orElseGet(KeySet::empty);
            store.ifPresent(from -> auditor.done(SecurityEventType.KEY, "keyset", "load"));
            return new DefaultKeyManager(config, store, keys, auditor);
        } catch (KeySetException e) {
            auditor.refused(SecurityEventType.KEY, "keyset", "load", e.getMessage());
            throw e;
        }
    }

    @Override
    public KeySnapshot snapshot() {
        requireOpen();
        return state.snapshot();
    }

    @Override
    public void reserve(int keyId, long encryptions) {
        InvalidValueException.requireRange("encryptions", encryptions, 1, Long.MAX_VALUE);
        wear.add(keyId, state.usage(keyId), encryptions);
    }

    @Override
    public int reservation() {
        // Counting in blocks costs nothing and is too high by a block per cipher at most, which a small limit minds.
        return config.usageLimit() >= COUNTED_AT_ONCE * 1024L ? COUNTED_AT_ONCE : 1;
    }

    @Override
    public List<KeyInfo> generateKeys(KeyPurpose... purposes) {
        Set<KeyPurpose> wanted =
                purposes.length == 0 ? EnumSet.allOf(KeyPurpose.class) : EnumSet.copyOf(Arrays.asList(purposes));
        List<KeyInfo> made = new ArrayList<>();
        change("keyset", "generate", before -> {
            KeySet keys = before;
            for (KeyPurpose purpose : wanted) {
                if (keys.primary(purpose).isEmpty()) {
                    KeySet grown = withNewKey(keys, purpose);
                    grown.primary(purpose).ifPresent(made::add);
                    keys = grown;
                }
            }
            return keys;
        });
        return List.copyOf(made);
    }

    @Override
    public KeyInfo rotateKeys(KeyPurpose purpose) {
        InvalidValueException.requirePresent("purpose", purpose);
        List<KeyInfo> made = new ArrayList<>();
        change("keys for " + purpose, "rotate", before -> {
            KeySet grown = withNewKey(before, purpose);
            grown.infos().stream()
                    .filter(info -> before.info(info.id()).isEmpty())
                    .forEach(made::add);
            return grown;
        });
        return made.get(0);
    }

    private KeySet withNewKey(KeySet keys, KeyPurpose purpose) {
        KeySet roomy = keys;
        if (keys.infos().size() >= config.mostKeys()) {
            KeyInfo oldest = keys.infos().stream()
                    .filter(info -> info.status() == KeyStatus.DESTROYED)
                    .min(Comparator.comparing(KeyInfo::created))
                    .orElseThrow(() -> new LimitExceededException(
                            "keys in the set", keys.infos().size() + 1L, config.mostKeys()));
            roomy = keys.forget(oldest.id());
        }
        int id = 0;
        while (id == 0 || keys.info(id).isPresent()) {
            id = random.nextInt() & Integer.MAX_VALUE;
        }
        byte[] bytes = new byte[KeyPurpose.KEY_BYTES];
        random.nextBytes(bytes);
        KeyMaterial key = KeyMaterial.of(id, purpose, bytes);
        Arrays.fill(bytes, (byte) 0);
        return roomy.with(key, auditor.clock().instant());
    }

    @Override
    public KeyInfo promoteKey(int id) {
        return changeKey(id, "promote", keys -> keys.promote(id));
    }

    @Override
    public KeyInfo disableKey(int id) {
        return changeKey(id, "disable", keys -> keys.disable(id));
    }

    @Override
    public KeyInfo enableKey(int id) {
        return changeKey(id, "enable", keys -> keys.enable(id));
    }

    @Override
    public KeyInfo destroyKey(int id) {
        return changeKey(id, "destroy", keys -> keys.destroy(id));
    }

    private KeyInfo changeKey(int id, String action, UnaryOperator<KeySet> operation) {
        return change("key " + id, action, operation).info(id).orElseThrow();
    }

    private KeySet change(String subject, String action, UnaryOperator<KeySet> operation) {
        KeySet after;
        try {
            after = exclusively(() -> {
                KeySet changed = operation.apply(state.keys());
                if (changed.revision() != state.keys().revision()) {
                    store.ifPresent(to -> to.write(changed));
                    show(changed);
                }
                return changed;
            });
        } catch (RuntimeException e) {
            auditor.refused(SecurityEventType.KEY, subject, action, String.valueOf(e.getMessage()));
            throw e;
        }
        auditor.done(SecurityEventType.KEY, subject, action);
        return after;
    }

    /** Runs alone in this manager and on the store, with the latest keys that any process stored. */
    private <T> T exclusively(KeySetStore.Change<T> change) {
        changing.lock();
        try {
            requireOpen();
            return store.isEmpty()
                    ? change.run()
                    : store.orElseThrow().exclusively(() -> {
                        boolean news = takeNews();
                        LOG.debug("Changing keys; the store had {}", news ? "news" : "nothing new");
                        return change.run();
                    });
        } finally {
            changing.unlock();
        }
    }

    private boolean takeNews() {
        Optional<KeySet> news = store.flatMap(KeySetStore::readNews);
        news.ifPresent(loaded -> {
            KeySet mine = state.keys();
            if (loaded.revision() < mine.revision()) {
                throw new KeySetException(
                        KeySetFault.OLDER,
                        store + " has revision " + loaded.revision() + ", in use is " + mine.revision());
            }
            show(loaded.adopting(mine));
        });
        return news.isPresent();
    }

    private void show(KeySet changed) {
        KeyState before = state;
        state = before.with(changed, config);
        before.eraseWhatIsNotIn(changed);
    }

    @Override
    public void storeKeys() {
        KeySetStore to = requireStore();
        change("keyset", "store", keys -> {
            to.write(keys);
            return keys;
        });
    }

    @Override
    public void storeKeys(Path file, KekProvider kek) {
        InvalidValueException.requirePresent("file", file);
        InvalidValueException.requirePresent("kek", kek);
        change("keyset", "store a copy", keys -> {
            byte[] text = KeySetFormat.write(keys, kek);
            try {
                OwnerOnlyFiles.writeNew(file, text);
            } catch (FileAlreadyExistsException e) {
                throw new KeySetException(KeySetFault.ALREADY_THERE, file.toString(), e);
            } catch (IOException e) {
                throw new KeySetException(KeySetFault.INACCESSIBLE, "cannot write " + file, e);
            }
            return keys;
        });
    }

    @Override
    public boolean loadKeys() {
        KeySetStore from = requireStore();
        long before = snapshot().revision();
        try {
            // The lock is not needed to read; taking it would let a reader wait for a writer of another process.
            changing.lock();
            try {
                requireOpen();
                takeNews();
            } finally {
                changing.unlock();
            }
        } catch (KeySetException e) {
            auditor.refused(SecurityEventType.KEY, "keyset", "load", String.valueOf(e.getMessage()));
            throw e;
        }
        boolean news = snapshot().revision() != before;
        if (news) {
            auditor.done(SecurityEventType.KEY, "keyset", "load");
            LOG.info("The keys of {} are now at revision {}", from, snapshot().revision());
        }
        return news;
    }

    @Override
    public List<KeyInfo> keys() {
        requireOpen();
        return state.keys().infos();
    }

    @Override
    public Optional<KeyInfo> key(int id) {
        requireOpen();
        return state.keys().info(id);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        storeCounts();
        changing.lock();
        try {
            closed = true;
            state.eraseWhatIsNotIn(KeySet.empty());
        } finally {
            changing.unlock();
        }
    }

    private void storeCounts() {
        if (store.isEmpty() || state.snapshot().revision() == 0) {
            return;
        }
        try {
            storeKeys();
        } catch (RuntimeException e) {
            LOG.warn("How often the keys of {} were used could not be stored", store, e);
        }
    }

    private KeySetStore requireStore() {
        return store.orElseThrow(() -> new KeySetException(KeySetFault.INACCESSIBLE, "no store is configured"));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the key manager is closed");
        }
    }

    @Override
    public String toString() {
        return "keys of " + state.snapshot();
    }
}
