// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.keys.KeySetException;
import ai.smartwhale.commons.security.keys.KeySetFault;
import ai.smartwhale.commons.security.keys.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the key-encryption key is; one of three places. */
final class KekOptions {

    private static final int MOST_PASSWORD_BYTES = 1024;

    @Option(
            names = "--kek-file",
            paramLabel = "FILE",
            required = true,
            description = "The key that wraps the others is in this file, of mode 0600.")
    private @Nullable Path file;

    @Option(
            names = "--kek-env",
            paramLabel = "NAME",
            required = true,
            description = "… is in this environment variable, as 32 bytes in Base64.")
    private @Nullable String variable;

    @Option(
            names = "--kek-pkcs12",
            paramLabel = "FILE:PASSWORDFILE",
            required = true,
            description = "… is in this PKCS#12 key store under the name \"balance\"; its password is the first line"
                    + " of a file of mode 0600.")
    private @Nullable String pkcs12;

    KekProvider open() {
        return provider(false);
    }

    /** Makes the key, where that is a file. */
    KekProvider create() {
        return provider(true);
    }

    private KekProvider provider(boolean create) {
        if (file != null) {
            return create ? KekProvider.createFile(file) : KekProvider.file(file);
        }
        if (variable != null) {
            if (create) {
                throw new InvalidValueException("--create-kek", true, "only with --kek-file or --kek-pkcs12");
            }
            return KekProvider.environment(variable);
        }
        String both = InvalidValueException.requireText("--kek-pkcs12", pkcs12);
        int colon = both.lastIndexOf(':');
        if (colon < 1 || colon == both.length() - 1) {
            throw new InvalidValueException("--kek-pkcs12", both, "FILE:PASSWORDFILE");
        }
        Path keyStore = Path.of(both.substring(0, colon));
        Path passwordFile = Path.of(both.substring(colon + 1));
        return create
                ? KekProvider.createPkcs12(keyStore, "balance", () -> password(passwordFile))
                : KekProvider.pkcs12(keyStore, "balance", () -> password(passwordFile));
    }

    private static char[] password(Path file) {
        try {
            OwnerOnlyFiles.requireOwnerOnly(file);
            String text = new String(OwnerOnlyFiles.read(file, MOST_PASSWORD_BYTES), StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw new KeySetException(KeySetFault.NO_KEK, file + " holds no password");
            }
            return line.toCharArray();
        } catch (IOException e) {
            throw new KeySetException(KeySetFault.INACCESSIBLE, "cannot read " + file, e);
        }
    }
}
