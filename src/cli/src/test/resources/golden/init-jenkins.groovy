// Written by sekisho init. Put this stage into the Jenkinsfile, after the stage that builds. Let
// the job fetch without "shallow clone", and the target branch, too.
// The agent needs sekisho, Java 17 or later, git and the plugin Copy Artifact.
// The shell has no credentials of the checkout. Where the repository needs some, put
// withCredentials([gitUsernamePassword(credentialsId: '...')]) around the scan, or
// SEKISHO_TARGET_SHA into the pipeline's environment, as docs/threat-model.md shows: else a change
// request's scan is incomplete.
stage('Sekisho') {
    steps {
        // The last report of the target, or of this branch, is what is compared with; without it, git
        // tells what a change touches. Without the plugin leave this step out.
        sh 'rm -rf sekisho-reference'
        script {
            def from = env.CHANGE_TARGET \
                ? env.JOB_NAME.replaceFirst('[^/]+$', env.CHANGE_TARGET.replace('/', '%2F')) \
                : env.JOB_NAME
            copyArtifacts projectName: from, selector: lastCompleted(), filter: 'sekisho-report/*',
                target: 'sekisho-reference', optional: true
        }
        sh '''
            reference=$(mktemp -d)
            if [ -f sekisho-reference/sekisho-report/sekisho-report.json ]; then
                mv sekisho-reference/sekisho-report "$reference"
                export SEKISHO_REFERENCE=$reference/sekisho-report
            fi
            rm -rf sekisho-reference
            # What is missing or old here makes the scan incomplete. Where it comes from: NVD_API_KEY,
            # SEKISHO_NVD_FEED or SEKISHO_SNAPSHOT.
            sekisho database update || true
            sekisho scan
        '''
    }
    post {
        always {
            archiveArtifacts artifacts: 'sekisho-report/*', allowEmptyArchive: true
        }
    }
}
