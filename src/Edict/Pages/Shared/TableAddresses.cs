using Edict.Exporting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Edict.Pages;

/// <summary>Puts the addresses of its files beside that of each page that is <see cref="ITabled"/>; they are read, and take no form.</summary>
public sealed class TableAddresses : IPageRouteModelConvention
{
    public void Apply(PageRouteModel model)
    {
        if (IsTabled(model.ViewEnginePath))
        {
            var page = model.Selectors.Single().AttributeRouteModel!.Template;
            foreach (var file in TableFile.Each)
            {
                model.Selectors.Add(
                    new()
                    {
                        AttributeRouteModel = new()
                        {
                            Template = page + file.Extension,
                            SuppressLinkGeneration = true,
                        },
                        EndpointMetadata = { file, new HttpMethodMetadata([HttpMethods.Get]) },
                    }
                );
            }
        }
    }

    /// <param name="path">Such as <c>/Overview/Index</c>, whose model is <c>Edict.Pages.Overview.IndexModel</c>.</param>
    private static bool IsTabled(string path) =>
        typeof(ITabled).IsAssignableFrom(
            typeof(ITabled).Assembly.GetType($"Edict.Pages{path.Replace('/', '.')}Model")
        );
}
