// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The files of a log: settings, rotation, archives. */
@NullMarked
package ai.smartwhale.commons.logging.file;

import org.jspecify.annotations.NullMarked;
