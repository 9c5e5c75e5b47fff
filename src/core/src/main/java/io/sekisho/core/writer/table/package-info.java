/** Rows and columns: for spreadsheets, and for the tables that dashboards ask. */
package io.sekisho.core.writer.table;
