// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the keys of a set with a key-encryption key (KEK) before they are stored. The port for key management services
 * and hardware modules, which wrap without ever showing their key; the ones made here read a local key at every use and
 * erase it afterwards. Implementations are thread-safe, and their text shows no secrets.
 */
public interface KekProvider {

    /**
     * Names the key-encryption key, so that a wrong one is told from a damaged file. Written in clear beside what it
     * wraps.
     *
     * @return 1 to 128 letters, digits, dots, colons, slashes, hyphens and underscores
     */
    String id();

    /**
     * Encrypts and authenticates.
     *
     * @param plaintext what is wrapped; the caller erases it
     * @param associatedData what is bound to it without being encrypted
     * @return what {@link #unwrap} takes
     * @throws KeySetException if the key-encryption key is not at hand
     */
    byte[] wrap(byte[] plaintext, byte[] associatedData);

    /**
     * Undoes {@link #wrap}.
     *
     * @param wrapped what it returned
     * @param associatedData what was bound to it
     * @return the plaintext, which the caller erases
     * @throws KeySetException if the key-encryption key is not at hand, or what was wrapped or bound was changed
     */
    byte[] unwrap(byte[] wrapped, byte[] associatedData);

    /**
     * A key in a file of its own, as 32 bytes in Base64. Only its owner may be able to read it (mode 0600).
     *
     * @param file the file
     * @return the provider
     * @throws KeySetException if there is no file, others may read it, or it holds no key
     */
    static KekProvider file(Path file) {
        return LocalKek.open(new FileKekSource(InvalidValueException.requirePresent("file", file)));
    }

    /**
     * Makes a new key in a new file with mode 0600.
     *
     * @param file the file; nothing may be there
     * @return the provider
     * @throws KeySetException if something is there or it cannot be written
     */
    static KekProvider createFile(Path file) {
        return LocalKek.open(FileKekSource.create(InvalidValueException.requirePresent("file", file)));
    }

    /**
     * A key in a PKCS#12 key store, whose password also protects the key.
     *
     * @param file the key store
     * @param alias the name of the key in it
     * @param password asked for at every use; the array is erased afterwards, so each call returns a new one
     * @return the provider
     * @throws KeySetException if there is no file, the password is wrong, or it holds no AES key of 256 bits of that
     *     name
     */
    static KekProvider pkcs12(Path file, String alias, Supplier<char[]> password) {
        return LocalKek.open(source(file, alias, password));
    }

    /**
     * Makes a new key in a new PKCS#12 key store with mode 0600.
     *
     * @param file the key store; nothing may be there
     * @param alias the name of the key in it
     * @param password asked for at every use; the array is erased afterwards, so each call returns a new one
     * @return the provider
     * @throws KeySetException if something is there or it cannot be written
     */
    static KekProvider createPkcs12(Path file, String alias, Supplier<char[]> password) {
        Pkcs12KekSource source = source(file, alias, password);
        source.create();
        return LocalKek.open(source);
    }

    private static Pkcs12KekSource source(Path file, String alias, Supplier<char[]> password) {
        return new Pkcs12KekSource(
                InvalidValueException.requirePresent("file", file),
                InvalidValueException.requireText("alias", alias),
                InvalidValueException.requirePresent("password", password));
    }

    /**
     * A key in an environment variable, as 32 bytes in Base64. Other processes of the same user can read it there.
     *
     * @param variable the name of the variable
     * @return the provider
     * @throws KeySetException if it is not set or holds no key
     */
    static KekProvider environment(String variable) {
        return environment(variable, System::getenv);
    }

    /**
     * A key in a variable of a given environment.
     *
     * @param variable the name of the variable
     * @param environment finds the value of a variable, null if it is not set
     * @return the provider
     * @throws KeySetException if it is not set or holds no key
     */
    static KekProvider environment(String variable, UnaryOperator<@Nullable String> environment) {
        return LocalKek.open(new EnvironmentKekSource(
                InvalidValueException.requireText("variable", variable),
                InvalidValueException.requirePresent("environment", environment)));
    }
}
