package io.sekisho.core;

import io.sekisho.core.reference.History;
import io.sekisho.model.Report;
import java.util.List;

/**
 * What one scan gave.
 *
 * @param report facts and judgement
 * @param history what the next scan is to know
 * @param abandoned ids of scanners whose thread did not end after its time was over. It still runs, so the caller must end the
 *     process once the report is written
 */
public record PipelineResult(Report report, History history, List<String> abandoned) {
    public PipelineResult {
        abandoned = List.copyOf(abandoned);
    }
}
