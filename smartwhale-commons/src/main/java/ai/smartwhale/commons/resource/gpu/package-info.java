// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Readings of GPUs: from the driver's library, from its command line tool, or none. */
@NullMarked
package ai.smartwhale.commons.resource.gpu;

import org.jspecify.annotations.NullMarked;
