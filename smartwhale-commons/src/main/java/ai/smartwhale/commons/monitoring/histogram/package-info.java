// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Histograms with a bounded relative error that many threads record into and that merge without loss. */
@NullMarked
package ai.smartwhale.commons.monitoring.histogram;

import org.jspecify.annotations.NullMarked;
