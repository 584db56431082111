// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.commons.MissingDependencyException;
import java.io.IOException;
import java.nio.file.Path;

/** Says which library is missing where it is. */
final class CsvLibrary {

    private static final String FEATURE = "tables of comma-separated values";
    private static final String LIBRARY = "de.siegmar:fastcsv:4.4.0";

    private CsvLibrary() {}

    static RecordReader open(TableFile file) throws IOException {
        try {
            return CsvRecordReader.open(file);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException(FEATURE, LIBRARY, e);
        }
    }

    static RecordWriter create(Path target, char separator, FieldNames fields) throws IOException {
        try {
            return CsvRecordWriter.create(target, separator, fields);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException(FEATURE, LIBRARY, e);
        }
    }
}
