"""The headings of ERP and CRM exports, English and Spanish, by field: lower case, no accents, `|` between."""

ACCOUNT: dict[str, str] = {
    "external_id": "id|account id|accountid|sfdc id|salesforce id|record id|crm id",
    "number": (
        "account number|accountnumber|account no|acct no|acct|acct num|customer number|customer no|customer id"
        "|customer code|customer|cust no|cust num|cust id|cust|cust code|custno|number|no|code|account|kunnr|no cliente"
        "|no de cliente|numero de cliente|numero cliente|num cliente|numero|clave|clave cliente|clave del cliente"
        "|codigo|codigo cliente|codigo de cliente|cliente no|id cliente|cuenta|no cuenta|cod cliente|cod de cliente"
        "|no cta|cte no|no cte|clave cte|no de cuenta|client no|client id|client code|account code|sold to|sold to no"
        "|bill to no"
    ),
    "name": (
        "name|account name|accountname|customer name|cust name|company|company name|business name|bill to name"
        "|organization|organisation|client|client name|customer|account|cust|nombre|nombre cliente|nombre del cliente"
        "|nombre de la cuenta|razon social|empresa|compania|cliente|cuenta|nombre comercial|name1|nom cliente"
        "|nombre empresa|nombre de la empresa|nombre o razon social|denominacion|sold to name|legal name"
    ),
    "street": (
        "address 1|address|address1|street|street address|address line 1|billing street|billingstreet|billing address"
        "|shipping street|addr|addr 1|direccion|calle|domicilio|calle y numero|direccion 1|stras|street 1"
        "|mailing street|mailing address|calle y no|dom"
    ),
    "street2": "address 2|address2|address line 2|addr 2|suite|direccion 2|colonia",
    "city": (
        "city|town|billing city|billingcity|shipping city|ciudad|poblacion|municipio|localidad|ort01|mailing city|delegacion|alcaldia|cd"
    ),
    "state": (
        "state|st|province|state province|billing state|billingstate|billing state province|shipping state|region"
        "|estado|edo|provincia|regio|mailing state|billing state code|billingstatecode|entidad|entidad federativa"
    ),
    "postal_code": (
        "zip|zip code|zipcode|postal code|postalcode|postcode|billing zip|billing postal code|billingpostalcode"
        "|billing zip postal code|shipping zip|cp|c p|codigo postal|cod postal|pstlz|post code|zip postal code"
        "|mailing zip|codpostal"
    ),
    "country": "country|billing country|billingcountry|pais|country code|land1",
    "phone": (
        "phone|telephone|tel|phone number|phone no|main phone|business phone|telefono|tel no|telefono 1|telf1"
        "|contact phone|tel 1|phone 1|telefono principal|no telefono|numero de telefono|tels|telefonos"
    ),
    "territory": (
        "territory|territory name|terr|sales territory|sales region|zone|route|territorio|zona|ruta|region de ventas"
        "|sales rep territory|zona de ventas|territorio de ventas|area|district|distrito|plaza"
    ),
    "tier": (
        "class|tier|abc|abc class|rank|rating|grade|customer class|account tier|priority|clase|clasificacion|nivel"
        "|categoria|prioridad|abc code|clase abc|clasificacion abc|clase cliente|clase de cliente|tipo abc"
    ),
    "last_visit": (
        "last visit|last visited|last visit date|last call|last activity|last activity date|lastactivitydate"
        "|last contact|ultima visita|fecha ultima visita|ult visita|fecha de ultima visita|fec ult visita"
        "|fecha ult visita|fecha de la ultima visita|last visit dt|date of last visit|last seen|ultimo contacto"
        "|ultima actividad"
    ),
    "revenue": (
        "ytd sales|sales ytd|annual revenue|annualrevenue|revenue|sales|total sales|annual sales|turnover|ytd|ventas"
        "|ventas anuales|venta anual|ventas del ano|ventas ytd|facturacion|ingresos|ventas acumuladas|ventas acum"
        "|vtas ytd|ventas del ano actual|venta acumulada|vtas acum|vta anual|sales this year|sales ytd usd"
        "|annual sales usd|ytd revenue|importe ventas|ventas anuales usd|ventas usd|ventas mxn"
    ),
    "currency": "currency|currency iso code|currencyisocode|curr|moneda|divisa",
    "kind": (
        "status|type|account type|customer type|account status|active|activo|estatus|estado del cliente|tipo"
        "|tipo de cliente|tipo de cuenta|situacion|tipo cliente|estado cliente|estatus cliente|status cliente"
        "|cust status|record type"
    ),
    "language": "lang|language|preferred language|idioma|lengua|idioma preferido|lang code|idioma cliente",
    "visit_interval_days": (
        "visit every days|visit every|visit interval|visit interval days|visit frequency|visit frequency days"
        "|call frequency|frecuencia de visita|frecuencia visita|frecuencia|visitar cada dias|visitar cada"
        "|dias entre visitas|visita cada dias|visita cada|frec visita|frec visita dias|frecuencia de visita dias"
        "|dias visita|visit cycle|call cycle|cadence|visit every n days"
    ),
    "contact_interval_days": (
        "contact every days|contact every|contact interval|contact interval days|contact frequency|contactar cada dias|contactar cada"
    ),
    "industry": "industry|sector|market|sic|sic description|vertical|industria|giro|ramo|actividad",
    "potential": (
        "potential|annual potential|potential revenue|sales potential|potencial|potencial anual|potencial de venta|venta potencial"
    ),
    "service_package": "service package|service level|service plan|sla|paquete|paquete de servicio|plan de servicio|nivel de servicio",
    "tags": "tags|labels|keywords|etiquetas|segment|segments",
}

CONTACT: dict[str, str] = {
    "external_id": "id|contact id|contactid|salesforce id|record id",
    "account_external_id": "accountid|account id|account sfid|id de la cuenta",
    "number": (
        "account number|accountnumber|account no|acct no|acct|acct num|customer number|customer no|customer id"
        "|customer code|cust no|cust num|cust id|cust|cust code|custno|number|kunnr|no cliente|no de cliente"
        "|numero de cliente|numero cliente|num cliente|numero|clave|clave cliente|clave del cliente|codigo"
        "|codigo cliente|codigo de cliente|cliente no|id cliente|no cuenta|cod cliente|cod de cliente|no cte|client no"
        "|client id|account code|no de cuenta|sold to"
    ),
    "account_name": (
        "account name|accountname|account|company|company name|customer name|customer|cust name|empresa|cliente"
        "|razon social|cuenta|nombre de la cuenta|nombre del cliente|nombre cliente|organization"
    ),
    "first": "first|first name|firstname|given name|nombre de pila|primer nombre|nombres|nombre",
    "last": "last|last name|lastname|surname|family name|apellido|apellidos|apellido paterno",
    "last2": "apellido materno|segundo apellido",
    "name": "name|full name|contact|contact name|contacto|nombre completo|nombre del contacto|nombre contacto|attn",
    "title": "title|job title|position|puesto|cargo|titulo|job|function|ocupacion",
    "role": "role|department|rol|departamento|area|funcion",
    "emails": ("e mail|email|mail|e mail address|email address|correo|correo electronico|e mail 1|email 1|correo e|mail 1|correo 1"),
    "emails2": "email 2|e mail 2|other email|correo 2",
    "phones": (
        "direct phone|phone|telephone|tel|business phone|work phone|phone number|direct|telefono|telefono directo"
        "|tel directo|phone 1|office phone|telefono oficina|telefono 1|tel 1|telefono fijo|direct line|direct dial"
    ),
    "phones2": ("mobile|mobile phone|mobilephone|cell|cell phone|celular|movil|tel movil|phone 2|telefono 2|telefono celular|other phone"),
    "language": "lang|language|preferred language|idioma",
}
