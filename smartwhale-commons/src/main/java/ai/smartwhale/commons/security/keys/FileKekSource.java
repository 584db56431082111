// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

final class FileKekSource implements KekSource {

    private static final int MOST_BYTES = 1024;

    private final Path file;

    FileKekSource(Path file) {
        this.file = file;
    }

    static FileKekSource create(Path file) {
        byte[] key = new byte[KeyPurpose.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        byte[] text = KekText.encode(key);
        try {
            OwnerOnlyFiles.writeNew(file, text);
        } catch (FileAlreadyExistsException e) {
            throw new KeySetException(KeySetFault.ALREADY_THERE, file.toString(), e);
        } catch (IOException e) {
            throw new KeySetException(KeySetFault.INACCESSIBLE, "cannot write " + file, e);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
        return new FileKekSource(file);
    }

    @Override
    public byte[] read() {
        byte[] text;
        try {
            OwnerOnlyFiles.requireOwnerOnly(file);
            text = OwnerOnlyFiles.read(file, MOST_BYTES);
        } catch (IOException e) {
            throw new KeySetException(KeySetFault.INACCESSIBLE, "cannot read " + file, e);
        }
        try {
            return KekText.decode(text, file.toString());
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "file " + file;
    }
}
