// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Carries log lines to another machine: bounded memory, a spool on disk, in order, exactly counted. */
@NullMarked
package ai.smartwhale.commons.logging.spool;

import org.jspecify.annotations.NullMarked;
