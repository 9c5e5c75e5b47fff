/** What a report says to a person, whatever it is shown in: names, sentences, first steps, links. */
package io.sekisho.core.view;
