using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;

namespace PostBot.Core.Features.Board;

/// <summary>Asks for a picture or a page to print, which follows the answer to where that went.</summary>
internal static class PictureOrder
{
    /// <param name="open">Everyone in the place sees it; else the asker alone.</param>
    /// <param name="query">The page's address without its key.</param>
    /// <param name="file">What it is called where it goes out as a file; null for a picture of the schedule.</param>
    /// <param name="only">The one production that may be shown; null where the person's own rights decide.</param>
    public static void Place(Turn turn, PictureSignal pictures, bool open, string query, string title, bool pdf, string? file = null, long? only = null)
    {
        var (incoming, place) = (turn.Incoming, turn.Incoming.Place);
        var here = open || incoming.Surface == Surface.Local;
        turn.Db.Add(new BoardPicture
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            PersonId = turn.Asker.Id,
            Surface = incoming.Surface,
            Workspace = incoming.Workspace,
            Channel = here ? place.Channel : null,
            Thread = here ? place.Thread : null,
            ServiceUrl = place.ServiceUrl,
            ForAll = open,
            Query = query,
            Only = only,
            Title = title,
            Pdf = pdf,
            File = file,
            AskedAt = turn.Now,
        });
        turn.Session.AfterCommit.Add(pictures.Wake);
    }
}
