using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Features.Status;

/// <summary>
/// Where a step is, and why: the rest of the line. After the verb anything is taken, so that the answer can name the states there are; without it only
/// a state that the step knows, with a remark set apart by a comma or a dash, or talk would be taken for news.
/// </summary>
internal sealed class StateArgument() : Argument<string>("state", "Where is it now?")
{
    private static readonly string[] closings = ["yet", "now", "already", "or not", "then", "too", "finally", "at last"];

    public override ReadResult? Read(ReadContext context, int at)
    {
        var rest = context.Words.From(at);
        if (rest.Length == 0) return null;
        if (!context.WithoutVerb) return new ReadResult.Taken(rest, context.Words.Count);
        if (context.Values.Values.OfType<Works>().FirstOrDefault() is not { } about || context.Words[at].Quoted) return null;
        var words = Words.Of(rest);
        if (StepSetting.Read(context.Names.Steps, about.Project, about.Step, words) is not { } read) return null;
        var last = words[read.Words - 1].Text;
        var remark = words.From(read.Words);
        if (remark.Length == 0 || closings.Contains(Spoken.Bare(remark)) || remark.Split(' ').All(Courtesy.IsSymbolOnly)) return new ReadResult.Taken(words.Join(0, read.Words).TrimEnd(',', '.', '!'), context.Words.Count);
        return last[^1] is ',' or ';' or ':' or '.' || remark[0] is '-' or '–' or '—' or '(' ? new ReadResult.Taken(rest, context.Words.Count) : null;
    }
}
