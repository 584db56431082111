// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.audit.AuditTrail;
import ai.smartwhale.commons.security.keys.KekProvider;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where keys are, and who is told of changes. */
final class KeyStoreOptions {

    @Option(names = "--store", paramLabel = "FILE", required = true, description = "The file of the keys.")
    private Path store = Path.of("keys.json");

    @ArgGroup(multiplicity = "1")
    private KekOptions kek = new KekOptions();

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Note every change and refusal in this audit trail, which no other process has open.")
    private @Nullable Path audit;

    /** Keys and the trail of what is done with them. */
    record OpenKeys(KeyManager manager, Optional<AuditTrail> trail) implements AutoCloseable {

        @Override
        public void close() {
            manager.close();
            trail.ifPresent(AuditTrail::close);
        }
    }

    OpenKeys open() throws IOException {
        if (Files.notExists(store)) {
            throw new NoSuchFileException(store.toString());
        }
        return open(kek.open());
    }

    OpenKeys openOrBegin() {
        return open(kek.open());
    }

    /** Makes the key-encryption key as well, which therefore fits no store that is there. */
    OpenKeys begin() throws IOException {
        if (Files.exists(store)) {
            throw new FileAlreadyExistsException(store + " is there already, and a new key cannot open it");
        }
        return open(kek.create());
    }

    private OpenKeys open(KekProvider provider) {
        Optional<AuditTrail> trail = Optional.ofNullable(audit).map(AuditTrail::open);
        try {
            return new OpenKeys(
                    KeyManager.create(KeyManagerConfig.builder()
                            .store(store, provider)
                            .audit(trail.<SecurityAudit>map(opened -> opened).orElse(SecurityAudit.NONE))
                            .build()),
                    trail);
        } catch (RuntimeException e) {
            trail.ifPresent(AuditTrail::close);
            throw e;
        }
    }
}
