// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

final class Pkcs12KekSource implements KekSource {

    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private final String alias;
    private final Supplier<char[]> password;

    Pkcs12KekSource(Path file, String alias, Supplier<char[]> password) {
        this.file = file;
        this.alias = alias;
        this.password = password;
    }

    void create() {
        byte[] key = new byte[KeyPurpose.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        char[] secret = password.get();
        ErasableKey entry = new ErasableKey("AES", key);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setEntry(alias, new KeyStore.SecretKeyEntry(entry), new KeyStore.PasswordProtection(secret));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, secret);
            OwnerOnlyFiles.writeNew(file, bytes.toByteArray());
        } catch (FileAlreadyExistsException e) {
            throw new KeySetException(KeySetFault.ALREADY_THERE, file.toString(), e);
        } catch (IOException e) {
            throw new KeySetException(KeySetFault.INACCESSIBLE, "cannot write " + file, e);
        } catch (GeneralSecurityException e) {
            throw new KeySetException(KeySetFault.NO_KEK, "cannot make a key in " + file, e);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(secret, '\0');
            entry.erase();
        }
    }

    @Override
    public byte[] read() {
        byte[] bytes;
        try {
            bytes = OwnerOnlyFiles.read(file, MOST_BYTES);
        } catch (IOException e) {
            throw new KeySetException(KeySetFault.INACCESSIBLE, "cannot read " + file, e);
        }
        char[] secret = password.get();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), secret);
            return bytesOf(store.getKey(alias, secret));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (e instanceof KeySetException known) {
                throw known;
            }
            throw new KeySetException(KeySetFault.NO_KEK, file + " cannot be opened with the password", e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private byte[] bytesOf(@Nullable Key key) {
        byte[] encoded = key == null ? null : key.getEncoded();
        if (encoded == null || encoded.length != KeyPurpose.KEY_BYTES) {
            throw new KeySetException(KeySetFault.NO_KEK, file + " has no key of 256 bits named " + alias);
        }
        return encoded;
    }

    @Override
    public String toString() {
        return "PKCS#12 key store " + file;
    }
}
