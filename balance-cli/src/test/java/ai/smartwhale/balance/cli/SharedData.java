// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** The shared data sets, which not every checkout has beside it. */
public final class SharedData {

    private SharedData() {}

    /** The file, or the end of the test as skipped. */
    public static Path require(String path) {
        Path file = Path.of(System.getProperty("smartwhale.data", "../../shared/data"), path);
        assumeThat(file).as("the shared data under -Dsmartwhale.data").isRegularFile();
        return file;
    }
}
