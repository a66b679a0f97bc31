namespace PostBot.Slack.Socket;

/// <summary>Why a link is going, or gone.</summary>
internal enum LinkEnd
{
    /// <summary>Slack is about to close it, as it does every few hours: the next one is opened first.</summary>
    Refresh,

    /// <summary>Socket Mode was switched off for the app.</summary>
    Disabled,

    /// <summary>The app has more than ten connections.</summary>
    TooMany,

    /// <summary>It broke, fell silent, or never said hello.</summary>
    Lost,
}
